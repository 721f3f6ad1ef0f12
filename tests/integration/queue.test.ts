import { expect } from "vitest";
import { claimSolution } from "~/domain/queue/claim-solution.server";
import { endExpiredClaims, queueRound, releaseClaim } from "~/domain/queue/claims.server";
import { skipSolution } from "~/domain/queue/skip-solution.server";
import { reviewQueuePage } from "~/domain/reading/review-queue-page.server";
import { saveReviewDraft } from "~/domain/reviews/save-review-draft.server";
import { submitReview } from "~/domain/reviews/submit-review.server";
import { liftEmbargoes } from "~/domain/solutions/lift-embargoes.server";
import { restoreSolution, withdrawSolution } from "~/domain/solutions/withdraw-solution.server";
import { DAY, HOUR, MINUTE } from "~/domain/time";
import { buildReview, buildSolution, buildUser, reviewForm } from "../support/factories";
import { later, noticesOf, placeOf, suggestedTo } from "../support/queue";
import { testOnBoth } from "../support/world";

testOnBoth("what has fewer reviews is suggested first, then what waits longer", async (world) => {
  const newer = await buildSolution(world, { at: "2026-06-14T10:00:00.000Z" });
  const older = await buildSolution(world, { at: "2026-06-12T10:00:00.000Z" });
  const reviewed = await buildSolution(world, { at: "2026-06-01T10:00:00.000Z" });
  await buildReview(world, reviewed);
  const reader = await buildUser(world);
  expect(await suggestedTo(world, reader)).toEqual([older.id, newer.id, reviewed.id]);
});

testOnBoth("of what waits about as long, known tags come first", async (world) => {
  const reader = await buildUser(world);
  await buildSolution(world, { author: reader, tags: "retrieval" });
  const strange = await buildSolution(world, { tags: "vision", at: "2026-06-14T13:00:00.000Z" });
  const known = await buildSolution(world, { tags: "retrieval", at: "2026-06-14T14:00:00.000Z" });
  const page = await reviewQueuePage(world.as(reader));
  expect(page.suggestions.map(({ id }) => id)).toEqual([known.id, strange.id]);
  expect(page.suggestions[0]?.why).toEqual(["nobody has reviewed it", "you know retrieval"]);
});

testOnBoth("nobody is given their own work, what they reviewed, or what they skipped", async (world) => {
  const author = await buildUser(world);
  const solution = await buildSolution(world, { author });
  const reviewer = (await buildReview(world, solution)).reviewer;
  const skipping = await buildUser(world);
  await skipSolution(world.as(skipping), solution.id);
  for (const viewer of [author, reviewer, skipping]) expect(await suggestedTo(world, viewer)).toEqual([]);
  expect(await suggestedTo(world, skipping, later(world, 30 * DAY))).toEqual([solution.id]);
  expect(await claimSolution(world.as(author), solution.id)).toMatchObject({ ok: false });
  expect(await claimSolution(world.as(reviewer), solution.id)).toMatchObject({ ok: false });
});

testOnBoth("a block keeps the work of each from the other", async (world) => {
  const author = await buildUser(world);
  const solution = await buildSolution(world, { author });
  for (const blocks of [true, false]) {
    const other = await buildUser(world);
    const [user_id, blocked_id] = blocks ? [other.id, author.id] : [author.id, other.id];
    expect(await suggestedTo(world, other)).toEqual([solution.id]);
    await world.ctx.db.insertInto("blocks").values({ user_id, blocked_id, blocked_at: world.now }).execute();
    expect(await suggestedTo(world, other)).toEqual([]);
    expect(await claimSolution(world.as(other), solution.id)).toMatchObject({ ok: false });
  }
});

testOnBoth("neither a block nor reviews between two tell who wrote a blind post", async (world) => {
  const author = await buildUser(world);
  const curious = await buildUser(world);
  await buildReview(world, await buildSolution(world, { author }), { reviewer: curious });
  await buildReview(world, await buildSolution(world, { author: curious }), { reviewer: author });
  const blind = await buildSolution(world, { author, blind: "1" });
  expect(await suggestedTo(world, curious)).toContain(blind.id);
  const block = { user_id: curious.id, blocked_id: author.id, blocked_at: world.now };
  await world.ctx.db.insertInto("blocks").values(block).execute();
  expect(await suggestedTo(world, curious)).toContain(blind.id);
  expect(await claimSolution(world.as(curious), blind.id)).toEqual({ ok: true });
});

testOnBoth("saving drafts of expired claims never makes more than two", async (world) => {
  const solutions = await Promise.all([1, 2, 3, 4].map(() => buildSolution(world)));
  const reviewer = await buildUser(world);
  const at = (minutes: number) => world.as(reviewer, later(world, minutes * MINUTE));
  for (const [i, { id }] of solutions.entries())
    expect(await claimSolution(at(i < 2 ? 0 : 31), id)).toEqual({ ok: true });
  for (const { id } of solutions) await saveReviewDraft(at(32), id, { strength: "So far" });
  expect((await reviewQueuePage(at(33))).places).toHaveLength(2);
});

testOnBoth("two who reviewed each other twice in 30 days are kept apart for a while", async (world) => {
  const one = await buildUser(world);
  const other = await buildUser(world);
  await buildReview(world, await buildSolution(world, { author: one }), { reviewer: other });
  const next = await buildSolution(world, { author: one });
  expect(await suggestedTo(world, other)).toEqual([next.id]);
  await buildReview(world, await buildSolution(world, { author: other }), { reviewer: one });
  expect(await suggestedTo(world, other)).toEqual([]);
  expect(await suggestedTo(world, other, later(world, 31 * DAY))).toEqual([next.id]);
});

testOnBoth("who reviewed the other even once comes behind everybody else", async (world) => {
  const [one, reader] = [await buildUser(world), await buildUser(world)];
  await buildReview(world, await buildSolution(world, { author: one }), { reviewer: reader });
  const met = await buildSolution(world, { author: one });
  const strangers = [await buildSolution(world), await buildSolution(world)].map(({ id }) => id);
  expect(await suggestedTo(world, reader)).toEqual([...strangers, met.id]);
  strangers.push((await buildSolution(world)).id);
  expect(await suggestedTo(world, reader)).toEqual(strangers);
  expect(await suggestedTo(world, reader, later(world, 31 * DAY))).toContain(met.id);
  // What was suggested a moment ago can still be claimed.
  expect(await claimSolution(world.as(reader), met.id)).toEqual({ ok: true });
});

testOnBoth("who was reviewed by the author of a post comes to it last as well", async (world) => {
  const [one, reader] = [await buildUser(world), await buildUser(world)];
  await buildReview(world, await buildSolution(world, { author: reader }), { reviewer: one });
  const met = await buildSolution(world, { author: one });
  const strangers: string[] = [];
  for (let i = 0; i < 3; i++) strangers.push((await buildSolution(world)).id);
  expect(await suggestedTo(world, reader)).toEqual(strangers);
  expect(await suggestedTo(world, await buildUser(world))).toContain(met.id);
});

testOnBoth("nothing missing tells whom the reader met behind a pseudonym", async (world) => {
  const [one, reader] = [await buildUser(world), await buildUser(world)];
  await buildReview(world, await buildSolution(world, { author: one }), { reviewer: reader });
  const blind = await buildSolution(world, { author: one, blind: "1" });
  for (let i = 0; i < 3; i++) await buildSolution(world);
  expect((await suggestedTo(world, reader))[0]).toBe(blind.id);
});

testOnBoth("drafts, embargoed, withdrawn and returned solutions are never suggested", async (world) => {
  const reader = await buildUser(world);
  const hidden = await buildSolution(world, { embargoUntil: "2026-06-20", briefOrigin: "own-words" });
  expect(await suggestedTo(world, reader)).toEqual([]);
  world.now = "2026-06-20T01:00:00.000Z";
  await liftEmbargoes(world.ctx);
  expect(await suggestedTo(world, reader)).toEqual([hidden.id]);
  await withdrawSolution(world.as(hidden.author), hidden.id);
  expect(await suggestedTo(world, reader)).toEqual([]);
  await restoreSolution(world.as(hidden.author), hidden.id);
  expect(await suggestedTo(world, reader)).toEqual([hidden.id]);
});

testOnBoth("a claim holds a place for 30 minutes, and the next is free again after", async (world) => {
  const solution = await buildSolution(world);
  const holder = await buildUser(world);
  expect(await claimSolution(world.as(holder), solution.id)).toEqual({ ok: true });
  expect(await claimSolution(world.as(holder), solution.id)).toEqual({ ok: true });
  expect(await placeOf(world, solution.id)).toMatchObject({ taken: 1, reviews: 0 });
  expect((await reviewQueuePage(world.as(holder))).places).toMatchObject([{ minutesLeft: 30, begun: false }]);
  const after = later(world, 31 * MINUTE);
  expect((await reviewQueuePage(world.as(holder, after))).places).toEqual([]);
  expect(await suggestedTo(world, holder, after)).toEqual([solution.id]);
  expect(await endExpiredClaims({ ...world.ctx, now: after })).toBe(1);
  expect(await endExpiredClaims({ ...world.ctx, now: after })).toBe(0);
  expect(await placeOf(world, solution.id)).toMatchObject({ taken: 0 });
  expect(await noticesOf(world, holder)).toEqual([]);
});

testOnBoth("of many who want the last place at once one gets it", async (world) => {
  const solution = await buildSolution(world);
  await buildReview(world, solution);
  const rivals = await Promise.all(Array.from({ length: 8 }, () => buildUser(world)));
  const results = await Promise.all(rivals.map((rival) => claimSolution(world.as(rival), solution.id)));
  expect(results.filter(({ ok }) => ok)).toHaveLength(2);
  expect(await placeOf(world, solution.id)).toMatchObject({ taken: 3 });
  expect(await suggestedTo(world, await buildUser(world))).toEqual([]);
});

testOnBoth("nobody holds more than two places, however fast they click", async (world) => {
  const solutions = [];
  for (let i = 0; i < 4; i++) solutions.push(await buildSolution(world));
  const reader = await buildUser(world);
  const results = await Promise.all(solutions.map(({ id }) => claimSolution(world.as(reader), id)));
  expect(results.filter(({ ok }) => ok)).toHaveLength(2);
  const page = await reviewQueuePage(world.as(reader));
  expect(page).toMatchObject({ hasRoom: false });
  expect(page.places).toHaveLength(2);
});

testOnBoth("an expired place is taken by whoever asks next, before it is tidied up", async (world) => {
  const solution = await buildSolution(world);
  await buildReview(world, solution);
  await buildReview(world, solution);
  const idle = await buildUser(world);
  await claimSolution(world.as(idle), solution.id);
  const next = await buildUser(world);
  expect(await claimSolution(world.as(next), solution.id)).toMatchObject({ ok: false });
  expect(await claimSolution(world.as(next, later(world, 31 * MINUTE)), solution.id)).toEqual({ ok: true });
  expect(await placeOf(world, solution.id)).toMatchObject({ taken: 3 });
});

testOnBoth("writing holds the place, and 48 hours of silence end it with word to both", async (world) => {
  const solution = await buildSolution(world);
  const writer = await buildUser(world);
  await claimSolution(world.as(writer), solution.id);
  await saveReviewDraft(world.as(writer, later(world, 20 * MINUTE)), solution.id, { strength: "One" });
  const tidy = async (now: string) => {
    await endExpiredClaims({ ...world.ctx, now });
    return (await placeOf(world, solution.id))?.taken;
  };
  expect(await tidy(later(world, 47 * HOUR))).toBe(1);
  await saveReviewDraft(world.as(writer, later(world, 47 * HOUR)), solution.id, { strength: "Two" });
  expect(await tidy(later(world, 90 * HOUR))).toBe(1);
  expect(await noticesOf(world, writer)).toEqual([]);
  expect(await tidy(later(world, 95 * HOUR))).toBe(0);
  expect(await noticesOf(world, writer)).toEqual(["claim-ended"]);
  expect(await noticesOf(world, solution.author)).toEqual(["claim-dropped"]);
  const draft = world.ctx.db.selectFrom("drafts").select("fields").where("author_id", "=", writer.id);
  expect((await draft.executeTakeFirstOrThrow()).fields).toContain("Two");
});

testOnBoth("a draft renews its claim once a minute, with one statement", async (world) => {
  const solution = await buildSolution(world);
  const writer = await buildUser(world);
  await claimSolution(world.as(writer), solution.id);
  const save = (ms: number, version: number) =>
    saveReviewDraft(world.as(writer, later(world, ms)), solution.id, {
      strength: `Text ${ms}`,
      version: String(version),
    });
  await save(1000, 0);
  world.statements();
  await save(2000, 1);
  expect(world.statements().map(({ sql }) => sql.split(" ")[0])).toEqual(["update", "update"]);
  const writtenAt = async () =>
    (await world.ctx.db.selectFrom("claims").select("written_at").executeTakeFirstOrThrow()).written_at;
  expect(await writtenAt()).toBe(later(world, 1000));
  await save(61_001, 2);
  expect(await writtenAt()).toBe(later(world, 61_001));
});

testOnBoth(
  "submitting ends the claim, marks the review as given by the queue, and counts once",
  async (world) => {
    const solution = await buildSolution(world);
    const writer = await buildUser(world);
    await claimSolution(world.as(writer), solution.id);
    const submitted = await submitReview(world.as(writer), solution.id, reviewForm());
    expect(submitted.ok).toBe(true);
    await buildReview(world, solution);
    expect(await placeOf(world, solution.id)).toMatchObject({ taken: 2, reviews: 2 });
    const reviews = await world.ctx.db.selectFrom("reviews").select("assigned").orderBy("id").execute();
    expect(reviews).toEqual([{ assigned: 1 }, { assigned: 0 }]);
  },
);

testOnBoth("a place that is given back is free at once, and the draft stays", async (world) => {
  const solution = await buildSolution(world);
  const writer = await buildUser(world);
  await claimSolution(world.as(writer), solution.id);
  await saveReviewDraft(world.as(writer), solution.id, { strength: "Begun" });
  expect(await releaseClaim(world.as(writer), solution.id)).toBe(true);
  expect(await releaseClaim(world.as(writer), solution.id)).toBe(false);
  expect(await placeOf(world, solution.id)).toMatchObject({ taken: 0 });
  expect(await suggestedTo(world, writer)).toEqual([solution.id]);
});

testOnBoth(
  "a solution with its three reviews is suggested again after it asked for another round",
  async (world) => {
    const solution = await buildSolution(world);
    for (let i = 0; i < 3; i++) await buildReview(world, solution);
    const reader = await buildUser(world);
    expect(await suggestedTo(world, reader)).toEqual([]);
    const { db } = world.ctx;
    await db
      .insertInto("rounds")
      .values({ solution_id: solution.id, round: 2, revision: 2, opened_at: world.now })
      .execute();
    await queueRound(world.ctx, solution.id);
    expect(await placeOf(world, solution.id)).toMatchObject({ taken: 2, reviews: 3 });
    expect(await suggestedTo(world, reader)).toEqual([solution.id]);
  },
);

testOnBoth("who let a claim expire gets no place back once three reviews are in", async (world) => {
  const solution = await buildSolution(world);
  await buildReview(world, solution);
  await buildReview(world, solution);
  const idle = await buildUser(world);
  await claimSolution(world.as(idle), solution.id);
  const after = later(world, 31 * MINUTE);
  expect(await claimSolution(world.as(idle, after), solution.id)).toEqual({ ok: true });
  await buildReview(world, solution);
  const again = later(world, 62 * MINUTE);
  expect(await claimSolution(world.as(idle, again), solution.id)).toMatchObject({
    why: expect.stringContaining("just been taken"),
  });
});
