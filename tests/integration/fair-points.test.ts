import { expect } from "vitest";
import type { Viewer } from "~/domain/context.server";
import { auditAbuse } from "~/domain/moderation/audit-abuse.server";
import { liftCase } from "~/domain/moderation/decide-case.server";
import { award } from "~/domain/reputation/award.server";
import { restoreRatings, reverseRatings } from "~/domain/reputation/reverse-ratings.server";
import type { RuleKey } from "~/domain/reputation/rules";
import { endorseReview } from "~/domain/reviews/endorse-review.server";
import { payProven } from "~/domain/reviews/pay-proven.server";
import { rateReview } from "~/domain/reviews/rate-review.server";
import { showReviewerName } from "~/domain/reviews/show-reviewer-name.server";
import { showAuthorName } from "~/domain/solutions/reveal-author.server";
import { after, DAY, HOUR } from "~/domain/time";
import { answer, reviewWith, revise } from "../support/answers";
import { type BuiltSolution, buildReview, buildSolution, buildUser } from "../support/factories";
import { growUp } from "../support/grown-site";
import { pointsOf } from "../support/ledger";
import { post } from "../support/pages";
import { buildModerator } from "../support/rights";
import { testOnBoth, type World } from "../support/world";

/** Long after the posting, so that nobody earns for a first review within a day. */
const LATE = "2026-06-20T12:00:00.000Z";
const WHY = { why: "Looked at it, nothing is wrong here." };

async function casesOf(world: World, { id }: Viewer): Promise<string[]> {
  const rows = await world.ctx.db
    .selectFrom("case_members")
    .select("case_id as id")
    .where("user_id", "=", id)
    .execute();
  return rows.map((row) => row.id);
}

/** A reviewer of the solution agrees with a review of it. */
async function endorse(world: World, solution: BuiltSolution, reviewId: string): Promise<Viewer> {
  const { reviewer } = await buildReview(world, solution, { at: LATE });
  await endorseReview(world.as(reviewer, LATE), reviewId);
  return reviewer;
}

function weigh(world: World, id: string, weight: { counts: number; counts_why: "" | "copied" }) {
  return world.ctx.db.updateTable("reviews").set(weight).where("id", "=", id).execute();
}

testOnBoth("lifting a case pays no more endorsements than a review can have", async (world) => {
  const solution = await buildSolution(world);
  const { id, reviewer } = await buildReview(world, solution, { at: LATE });
  for (let i = 0; i < 4; i++) await endorse(world, solution, id);
  await weigh(world, id, { counts: 0.1, counts_why: "copied" });
  for (let i = 0; i < 3; i++) await endorse(world, solution, id);
  expect(await pointsOf(world, reviewer)).toBe(8);
  const now = after(LATE, DAY);
  await auditAbuse({ ...world.ctx, now });
  const [caseId = ""] = await casesOf(world, reviewer);
  await liftCase(world.as(await buildModerator(world), now), caseId, WHY);
  expect(await pointsOf(world, reviewer)).toBe(10);
});

testOnBoth("lifting a case pays no more adopted points than three of a review", async (world) => {
  const solution = await buildSolution(world);
  const { id, reviewer, points } = await reviewWith(world, solution, [{}, {}, {}, {}]);
  await revise(world, solution, "## Problem\n\nAll of it was written anew.");
  const done = (point = "") => answer(world, solution, id, { point, answer: "done", revision: "2" });
  for (const point of points.slice(0, 2)) await done(point);
  await weigh(world, id, { counts: 0.1, counts_why: "copied" });
  for (const point of points.slice(2, 4)) await done(point);
  const before = await pointsOf(world, reviewer);
  const now = after(LATE, DAY);
  await auditAbuse({ ...world.ctx, now });
  const [caseId = ""] = await casesOf(world, reviewer);
  await liftCase(world.as(await buildModerator(world), now), caseId, WHY);
  expect((await pointsOf(world, reviewer)) - before).toBe(3);
});

testOnBoth("what was taken and others were paid for since is not given again on top", async (world) => {
  const solution = await buildSolution(world);
  const { id, reviewer } = await buildReview(world, solution, { at: LATE });
  const first = await endorse(world, solution, id);
  for (let i = 0; i < 4; i++) await endorse(world, solution, id);
  const pair = { userId: reviewer.id, raterId: first.id };
  const ctx = { ...world.ctx, now: LATE };
  await reverseRatings(ctx, pair, { since: "2026-06-01" });
  expect(await pointsOf(world, reviewer)).toBe(8);
  await endorse(world, solution, id);
  expect(await pointsOf(world, reviewer)).toBe(10);
  for (let i = 0; i < 2; i++) expect(await restoreRatings(ctx, pair)).toBe(0);
  expect(await pointsOf(world, reviewer)).toBe(10);
});

testOnBoth("what a proven author pays afterwards is at most three adopted points", async (world) => {
  await growUp(world);
  const author = await buildUser(world, { createdAt: "2026-06-14T00:00:00.000Z" });
  const solution = await buildSolution(world, { author });
  const { id, reviewer, points } = await reviewWith(world, solution, [{}, {}, {}, {}]);
  await world.ctx.db.updateTable("reviews").set({ counts: 1, counts_why: "" }).execute();
  await revise(world, solution, "## Problem\n\nAll of it was written anew.");
  for (const point of points.slice(0, 4))
    await answer(world, solution, id, { point, answer: "done", revision: "2" });
  const before = await pointsOf(world, reviewer);
  world.now = "2026-06-22T12:00:00.000Z";
  for (let i = 0; i < 2; i++) await buildReview(world, await buildSolution(world), { reviewer: author });
  while ((await payProven(world.ctx)) > 0);
  expect((await pointsOf(world, reviewer)) - before).toBe(9);
});

/** One member's ratings of another in one morning; what the first is posted or reviewed with is given. */
async function rateInSeries(world: World, blind: { post?: string; review?: string }) {
  const [author, friend] = [await buildUser(world), await buildUser(world)];
  const rated: { id: string; solution: BuiltSolution }[] = [];
  for (let i = 0; i < 5; i++) {
    const solution = await buildSolution(world, { author, ...(i === 0 && blind.post && { blind: "1" }) });
    const fields = { strength: `Part ${i} is told well.`, pseudonymous: i === 0 ? (blind.review ?? "") : "" };
    const at = after(LATE, i * HOUR);
    const { id } = await buildReview(world, solution, { reviewer: friend, at, fields });
    await rateReview(world.as(author, at), id, { rating: "helpful" });
    rated.push({ id, solution });
  }
  return { author, friend, first: rated[0] as (typeof rated)[number] };
}

testOnBoth("a series with one under a pseudonym is found once the pseudonym ends", async (world) => {
  for (const blind of [{ post: "1" }, { review: "1" }]) {
    const { author, friend, first } = await rateInSeries(world, blind);
    expect(await pointsOf(world, friend)).toBe(25);
    await auditAbuse({ ...world.ctx, now: after(LATE, DAY) });
    expect(await pointsOf(world, friend)).toBe(25);
    const shownAt = after(LATE, 40 * DAY);
    if (blind.post) await showAuthorName(world.as(author, shownAt), first.solution.id);
    else await showReviewerName(world.as(friend, shownAt), first.id);
    await auditAbuse({ ...world.ctx, now: after(shownAt, DAY) });
    expect(await pointsOf(world, friend)).toBe(0);
    expect(await casesOf(world, friend)).toHaveLength(1);
    await auditAbuse({ ...world.ctx, now: after(shownAt, 2 * DAY) });
    expect(await pointsOf(world, friend)).toBe(0);
    await world.ctx.db.deleteFrom("audits").execute();
  }
});

testOnBoth("four named ratings and a blind one are no series while the name is hidden", async (world) => {
  const { author, friend } = await rateInSeries(world, { post: "1" });
  for (let i = 1; i <= 3; i++) await auditAbuse({ ...world.ctx, now: after(LATE, i * DAY) });
  expect([await casesOf(world, friend), await casesOf(world, author)]).toEqual([[], []]);
});

testOnBoth("ratings of many weeks that are paid in one night are no series", async (world) => {
  await growUp(world);
  const author = await buildUser(world, { createdAt: "2026-05-14T00:00:00.000Z" });
  const friend = await buildUser(world);
  const rate = async (i: number, at: string) => {
    const solution = await buildSolution(world, { author });
    const fields = { strength: `Part ${i} is told well.` };
    const { id } = await buildReview(world, solution, { reviewer: friend, at, fields });
    await weigh(world, id, { counts: 1, counts_why: "" });
    await rateReview(world.as(author, at), id, { rating: "helpful" });
  };
  for (let i = 0; i < 5; i++) await rate(i, after(LATE, i * 10 * DAY));
  const at = after(LATE, 60 * DAY);
  for (let i = 0; i < 2; i++) await buildReview(world, await buildSolution(world), { reviewer: author, at });
  while ((await payProven({ ...world.ctx, now: at })) > 0);
  expect(await pointsOf(world, friend)).toBe(20);
  await rate(5, after(at, HOUR));
  expect(await pointsOf(world, friend)).toBe(20);
  expect(await casesOf(world, friend)).toEqual([]);
});

testOnBoth("raising ratings of long ago takes nothing, however many", async (world) => {
  const [author, friend] = [await buildUser(world), await buildUser(world)];
  const rated: string[] = [];
  for (let i = 0; i < 5; i++) {
    const solution = await buildSolution(world, { author });
    const fields = { strength: `Part ${i} is told well.` };
    const at = after(LATE, i * 31 * DAY);
    const { id } = await buildReview(world, solution, { reviewer: friend, at, fields });
    await weigh(world, id, { counts: 1, counts_why: "" });
    await rateReview(world.as(author, at), id, { rating: "helpful" });
    rated.push(id);
  }
  expect(await pointsOf(world, friend)).toBe(25);
  for (const id of rated)
    await rateReview(world.as(author, after(LATE, 400 * DAY)), id, { rating: "very-helpful" });
  expect(await pointsOf(world, friend)).toBeGreaterThanOrEqual(25);
  expect(await casesOf(world, friend)).toEqual([]);
});

testOnBoth("a rating is raised at any time and lowered for thirty days", async (world) => {
  const solution = await buildSolution(world);
  const { id, reviewer } = await buildReview(world, solution, { at: LATE });
  const rate = (rating: string, days: number) =>
    rateReview(world.as(solution.author, after(LATE, days * DAY)), id, { rating, reason: "Because." });
  await rate("very-helpful", 0);
  expect(await rate("helpful", 29)).toEqual({ ok: true });
  expect(await rate("very-helpful", 29)).toEqual({ ok: true });
  // Back to what it was lately, and no further.
  expect(await rate("not-helpful", 40)).toMatchObject({ problem: "invalid" });
  expect(await rate("helpful", 40)).toEqual({ ok: true });
  expect(await pointsOf(world, reviewer)).toBe(5);
  // The same again, with another reason, begins no new thirty days.
  for (const days of [60, 80]) expect(await rate("helpful", days)).toEqual({ ok: true });
  expect(await rate("not-helpful", 85)).toMatchObject({ problem: "invalid" });
  expect(await rate("very-helpful", 400)).toEqual({ ok: true });
  expect(await rate("not-helpful", 401)).toMatchObject({ problem: "invalid" });
  expect(await pointsOf(world, reviewer)).toBe(10);
  expect(await rate("helpful", 401)).toEqual({ ok: true });
});

testOnBoth("a rating that cannot be lowered says so, and keeps what was typed", async (world) => {
  const solution = await buildSolution(world);
  const { id } = await buildReview(world, solution, { at: LATE });
  await rateReview(world.as(solution.author, LATE), id, { rating: "helpful" });
  world.now = after(LATE, 31 * DAY);
  const fields = { intent: "rate", rating: "not-helpful", reason: "It no longer holds after all." };
  const response = await post(world, `/reviews/${id}`, fields, solution.author);
  expect(response.status).toBe(422);
  const html = await response.text();
  expect(html).toContain("cannot be lowered any more");
  expect(html).toContain("It no longer holds after all.");
  expect(html).toContain("You can raise a rating at any time, and lower it for");
});

testOnBoth(
  "one review that its author uses in everything pays more than one person may pay for several",
  async (world) => {
    const solution = await buildSolution(world, { at: "2026-06-15T10:00:00.000Z" });
    const { id, reviewer } = await buildReview(world, solution, { at: "2026-06-15T20:00:00.000Z" });
    const about = { userId: reviewer.id, reviewId: id, solutionId: solution.id };
    const giver = { id: solution.author.id, proven: true };
    const pay = (rule: RuleKey, n = 0) =>
      award(world.ctx, { ...about, rule, giver, dedupeKey: `${rule}:${n}` });
    const paid = [await pay("rated-very-helpful"), await pay("first-review")];
    for (let n = 0; n < 3; n++) paid.push(await pay("adopted", n));
    expect(paid).toEqual([10, 4, 3, 3, 3]);
    const other = await buildReview(world, await buildSolution(world, { author: solution.author }), {
      reviewer,
    });
    const more = {
      ...about,
      reviewId: other.id,
      rule: "rated-very-helpful",
      giver,
      dedupeKey: "other",
    } as const;
    expect(await award(world.ctx, more)).toBe(0);
  },
);

testOnBoth(
  "two whom the queue sent to each other are paid in full, two who came by themselves are not",
  async (world) => {
    const [ada, bob] = [await buildUser(world), await buildUser(world)];
    const [hers, his] = [
      await buildSolution(world, { author: ada }),
      await buildSolution(world, { author: bob }),
    ];
    const first = await buildReview(world, hers, { reviewer: bob });
    const second = await buildReview(world, his, { reviewer: ada });
    const { db } = world.ctx;
    await db.updateTable("reviews").set({ assigned: 1 }).where("id", "=", second.id).execute();
    const rate = (author: typeof ada, id: string) => rateReview(world.as(author), id, { rating: "helpful" });
    await rate(ada, first.id);
    await rate(bob, second.id);
    const pointsFor = async (reviewId: string) =>
      (
        await db.selectFrom("reputation_events").select("points").where("review_id", "=", reviewId).execute()
      ).map(({ points }) => points);
    expect(await pointsFor(second.id)).toEqual(await pointsFor(first.id));
  },
);
