import { expect } from "vitest";
import type { Viewer } from "~/domain/context.server";
import { noteReading } from "~/domain/integrity/note-reading.server";
import { auditAbuse } from "~/domain/moderation/audit-abuse.server";
import { casePage } from "~/domain/moderation/case-page.server";
import { liftCase } from "~/domain/moderation/decide-case.server";
import { ownCasePage } from "~/domain/moderation/own-case-page.server";
import { noticesPage } from "~/domain/reading/notices-page.server";
import { reputationPage } from "~/domain/reputation/reputation-page.server";
import { closeUnratedReviews } from "~/domain/reviews/close-unrated-reviews.server";
import { rateReview } from "~/domain/reviews/rate-review.server";
import { reviewFormPage } from "~/domain/reviews/review-form-page.server";
import { submitReview } from "~/domain/reviews/submit-review.server";
import { DIMENSION_KEYS } from "~/domain/rubric/rubric";
import { after, DAY, HOUR, MINUTE } from "~/domain/time";
import { buildReview, buildSolution, buildUser, reviewForm } from "../support/factories";
import { growUp } from "../support/grown-site";
import { visit } from "../support/pages";
import { buildModerator } from "../support/rights";
import { testOnBoth, type World } from "../support/world";

const WHY = { why: "Looked at it, nothing is wrong here." };
const LONG = [
  "The budget of two hundred milliseconds comes before any model is named, and that order is what makes",
  "the later comparison fair, since each candidate is measured against the same wall and nobody moves it.",
].join(" ");

async function reviewOf(world: World, id: string) {
  return world.ctx.db
    .selectFrom("reviews")
    .select(["seconds", "counts", "counts_why as why"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
}

async function ledger(world: World, { handle }: Viewer) {
  const page = await reputationPage(world.ctx, handle, null);
  return { total: page?.reputation, rows: page?.rows.map((row) => row.points).toReversed() };
}

function casesOf(world: World, { id }: Viewer) {
  return world.ctx.db
    .selectFrom("case_members")
    .innerJoin("cases", "cases.id", "case_members.case_id")
    .select(["cases.id", "cases.kind", "cases.closed_at as closedAt"])
    .where("case_members.user_id", "=", id)
    .orderBy("cases.id")
    .execute();
}

const ownWords = (seed: string) => {
  const words = Array.from({ length: 60 }, (_, i) => `${seed}${i}`).join(" ");
  return { strength: words, change: `Say ${seed} more about p95.` };
};

testOnBoth("a three-second review on a grown site hardly counts and does not pay", async (world) => {
  await growUp(world);
  const solution = await buildSolution(world);
  const [hasty, calm] = [await buildUser(world), await buildUser(world)];
  for (const reader of [hasty, calm]) await reviewFormPage(world.as(reader), solution.id);
  const write = (reviewer: Viewer, at: string) =>
    buildReview(world, solution, { reviewer, at, fields: ownWords(reviewer.handle) });
  const rushed = await write(hasty, after(world.now, 3000));
  const read = await write(calm, after(world.now, 15_000));
  expect(await reviewOf(world, rushed.id)).toEqual({ seconds: 3, counts: 0.1, why: "rushed" });
  expect(await reviewOf(world, read.id)).toEqual({ seconds: 15, counts: 1, why: "" });

  await writeTwo(world, solution.author);
  for (const { id } of [rushed, read])
    await rateReview(world.as(solution.author, after(world.now, 3 * DAY)), id, { rating: "helpful" });
  expect((await ledger(world, hasty)).total).toBe(0);
  expect((await ledger(world, calm)).total).toBe(5);
});

/** Ratings of somebody who never reviewed do not pay on a grown site. */
async function writeTwo(world: World, reviewer: Viewer) {
  for (let i = 0; i < 2; i++) {
    const { id } = await buildSolution(world);
    await noteReading(world.as(reviewer), id);
    const at = after(world.now, HOUR);
    await buildReview(world, { id }, { reviewer, at, fields: ownWords(`two${i}`) });
  }
}

testOnBoth("on a young site the time is kept and cuts nothing", async (world) => {
  const solution = await buildSolution(world);
  const reviewer = await buildUser(world);
  await noteReading(world.as(reviewer), solution.id);
  await noteReading(world.as(reviewer, after(world.now, HOUR)), solution.id);
  const { id } = await buildReview(world, solution, { reviewer, at: after(world.now, 2000) });
  expect(await reviewOf(world, id)).toEqual({ seconds: 2, counts: 1, why: "" });
  const unseen = await buildReview(world, solution);
  expect(await reviewOf(world, unseen.id)).toEqual({ seconds: null, counts: 1, why: "" });
});

testOnBoth("reading is noted for nobody who cannot review", async (world) => {
  const solution = await buildSolution(world);
  const { reviewer } = await buildReview(world, solution);
  for (const viewer of [solution.author, reviewer]) await reviewFormPage(world.as(viewer), solution.id);
  expect(await world.ctx.db.selectFrom("reading_starts").selectAll().execute()).toEqual([]);
});

testOnBoth("a newcomer’s sixth review in a day counts half, and another day’s in full", async (world) => {
  const newcomer = await buildUser(world, { createdAt: "2026-06-14T12:00:00.000Z" });
  const counts: number[] = [];
  for (let i = 0; i < 7; i++) {
    const at = after(world.now, i < 6 ? i * MINUTE : DAY + HOUR);
    const { id } = await buildReview(world, await buildSolution(world), { reviewer: newcomer, at });
    counts.push((await reviewOf(world, id)).counts);
  }
  expect(counts).toEqual([1, 1, 1, 1, 1, 0.5, 1]);
});

testOnBoth("a copied review hardly counts, does not pay, and a moderator gives both back", async (world) => {
  const solution = await buildSolution(world);
  const first = await buildReview(world, solution, { fields: { strength: LONG, change: LONG } });
  const copy = { strength: LONG, change: LONG, "reason.framing": LONG, dismissed: "copied" };
  const { id, reviewer } = await buildReview(world, solution, { fields: copy });
  expect((await reviewOf(world, first.id)).why).toBe("");
  expect(await reviewOf(world, id)).toMatchObject({ counts: 0.1, why: "copied" });
  const meanOf = async () => {
    const row = await world.ctx.db
      .selectFrom("solution_scores")
      .select("sd")
      .where("solution_id", "=", solution.id)
      .where("dimension", "=", "overall")
      .executeTakeFirstOrThrow();
    return row.sd;
  };
  const unsure = await meanOf();

  const later = after(world.now, 2 * DAY);
  await rateReview(world.as(solution.author, later), id, { rating: "very-helpful" });
  expect((await ledger(world, reviewer)).total).toBe(0);
  expect(await auditAbuse({ ...world.ctx, now: later })).toBeGreaterThan(0);
  expect(await auditAbuse({ ...world.ctx, now: later })).toBe(0);
  const [found] = await casesOf(world, reviewer);
  expect(found).toMatchObject({ kind: "copied-reviews", closedAt: null });
  expect(await casesOf(world, first.reviewer)).toEqual([]);
  const told = await noticesPage(world.as(reviewer), null);
  expect(told?.rows.map(({ sentence }) => sentence)).toContainEqual(
    expect.stringContaining("its words stand in another one"),
  );

  const moderator = await buildModerator(world);
  const lifted = await liftCase(world.as(moderator, later), found?.id ?? "", WHY);
  expect(lifted).toEqual({ ok: true });
  expect(await reviewOf(world, id)).toMatchObject({ counts: 1, why: "" });
  expect((await ledger(world, reviewer)).total).toBe(10);
  expect(await meanOf()).toBeLessThan(unsure);
});

testOnBoth("a copy that is found at night loses its weight and what it paid", async (world) => {
  const solution = await buildSolution(world);
  await buildReview(world, solution, { fields: { strength: LONG, change: LONG } });
  // Twenty and more reviews later the form does not compare with the first any more.
  for (let i = 0; i < 20; i++)
    await buildReview(world, solution, {
      at: after(world.now, (i + 1) * MINUTE),
      fields: ownWords(`w${i}x`),
    });
  const at = after(world.now, HOUR);
  const fields = { strength: LONG, change: LONG, "reason.framing": LONG };
  const { id, reviewer } = await buildReview(world, solution, { at, fields });
  expect((await reviewOf(world, id)).why).toBe("");
  const later = after(world.now, 2 * DAY);
  await rateReview(world.as(solution.author, later), id, { rating: "helpful" });
  expect(await ledger(world, reviewer)).toEqual({ total: 5, rows: [5] });

  await auditAbuse({ ...world.ctx, now: later });
  expect(await reviewOf(world, id)).toMatchObject({ counts: 0.1, why: "copied" });
  expect(await ledger(world, reviewer)).toEqual({ total: 0, rows: [5, -5] });
  const [found] = await casesOf(world, reviewer);
  await liftCase(world.as(await buildModerator(world), later), found?.id ?? "", WHY);
  expect(await ledger(world, reviewer)).toEqual({ total: 5, rows: [5, -5, 5] });
});

testOnBoth("five ratings of one person in a day are taken back, and four are not", async (world) => {
  const [author, friend] = [await buildUser(world), await buildUser(world)];
  const totals: (number | undefined)[] = [];
  const start = Date.parse(world.now);
  for (let i = 0; i < 6; i++) {
    const at = new Date(start + 2 * DAY + i * HOUR).toISOString();
    const solution = await buildSolution(world, { author, title: `Solution ${i}` });
    const { id } = await buildReview(world, solution, { reviewer: friend, at, fields: ownWords(`s${i}x`) });
    await rateReview(world.as(author, at), id, { rating: "helpful" });
    totals.push((await ledger(world, friend)).total);
  }
  expect(totals).toEqual([5, 10, 15, 20, 0, 0]);
  const [found, ...others] = await casesOf(world, friend);
  expect([found?.kind, others]).toEqual(["serial-ratings", []]);
  expect(await casesOf(world, author)).toEqual([found]);
  const page = await reputationPage(world.as(friend), friend.handle, null);
  expect(JSON.stringify(page?.rows).includes("rated you too often in a short time")).toBe(true);

  const later = new Date(start + 3 * DAY).toISOString();
  await liftCase(world.as(await buildModerator(world), later), found?.id ?? "", WHY);
  expect((await ledger(world, friend)).total).toBe(20);
  // What was given back is not a series again the same night.
  await auditAbuse({ ...world.ctx, now: later });
  expect((await ledger(world, friend)).total).toBe(20);
});

/** Rates as many new reviews of one person as are asked for, an hour after the other; the first after `from` hours. */
async function rateMany(
  world: World,
  { author, friend }: { author: Viewer; friend: Viewer },
  { from, count, rating }: { from: number; count: number; rating: string },
) {
  for (let i = 0; i < count; i++) {
    const at = after(world.now, 2 * DAY + (from + i) * HOUR);
    const solution = await buildSolution(world, { author, title: `Solution ${from + i}` });
    const fields = ownWords(`n${from + i}x`);
    const { id } = await buildReview(world, solution, { reviewer: friend, at, fields });
    await rateReview(world.as(author, at), id, { rating });
  }
}

testOnBoth(
  "what moderators lifted stays lifted when more is rated, also what paid nothing",
  async (world) => {
    const pair = { author: await buildUser(world), friend: await buildUser(world) };
    const { author, friend } = pair;
    await rateMany(world, pair, { from: 0, count: 6, rating: "very-helpful" });
    const [found] = await casesOf(world, friend);
    const moderator = await buildModerator(world);
    const page = await casePage(world.as(moderator), found?.id ?? "");
    // The sixth is counted, though nothing was left to be taken.
    expect(page?.numbers).toContainEqual(["ratings in 24 hours", 6]);
    expect(page?.reviews.map(({ rated }) => rated?.rating)).toEqual(Array(6).fill("very-helpful"));
    expect((await ledger(world, friend)).total).toBe(0);

    const lifting = after(world.now, 2 * DAY + 6 * HOUR);
    expect(await liftCase(world.as(moderator, lifting), found?.id ?? "", WHY)).toEqual({ ok: true });
    const given = (await ledger(world, friend)).total;
    expect(given).toBeGreaterThan(0);
    await rateMany(world, pair, { from: 7, count: 1, rating: "helpful" });
    expect((await ledger(world, friend)).total).toBe(given);
    expect(await casesOf(world, author)).toHaveLength(1);
    expect(await ownCasePage(world.as(friend), found?.id ?? "")).toMatchObject({
      side: "rated",
      taken: { points: 0 },
      givenBack: { points: given },
    });
    expect(await ownCasePage(world.as(author), found?.id ?? "")).toMatchObject({
      side: "rater",
      reviews: Array(6).fill({ rated: { rating: "very-helpful" } }),
      taken: { points: 0 },
      givenBack: { points: 0 },
    });

    // Five more pay nothing, as the cap is used up, so there is nothing to take back.
    await rateMany(world, pair, { from: 8, count: 4, rating: "helpful" });
    expect(await casesOf(world, author)).toHaveLength(1);
    expect((await ledger(world, friend)).total).toBe(given);
  },
);

testOnBoth("a limit names itself only where what it counts still stands", async (world) => {
  const pair = { author: await buildUser(world), friend: await buildUser(world) };
  await rateMany(world, pair, { from: 0, count: 6, rating: "helpful" });
  const rows = (await reputationPage(world.ctx, pair.friend.handle, null))?.rows ?? [];
  const [takenAgain, sixth] = rows;
  expect([takenAgain?.points, sixth?.points, sixth?.limit]).toEqual([-5, 5, ""]);
  // Rows that take back nothing are not shown; the fifth rating paid nothing.
  expect(rows.filter(({ reversal, points }) => reversal && points === 0)).toEqual([]);
  expect(rows.map(({ points }) => points)).toEqual([-5, 5, -5, -5, -5, -5, 0, 5, 5, 5, 5]);
});

testOnBoth(
  "everybody reads that points were given back, and who did not act reads no rule",
  async (world) => {
    const pair = { author: await buildUser(world), friend: await buildUser(world) };
    await rateMany(world, pair, { from: 0, count: 5, rating: "helpful" });
    const [found] = await casesOf(world, pair.friend);
    await liftCase(world.as(await buildModerator(world), after(world.now, 3 * DAY)), found?.id ?? "", WHY);
    const rows = (await reputationPage(world.ctx, pair.friend.handle, null))?.rows ?? [];
    expect(
      rows.filter(({ restored }) => restored).map(({ points, correction }) => [points, correction]),
    ).toEqual(Array(4).fill([5, ""]));
    const path = `/u/${pair.friend.handle}/reputation`;
    expect(await (await visit(world, path)).text()).toContain("given back after a review by moderators");
  },
);

testOnBoth("the same words again are a copy at any length, on any solution, by anybody", async (world) => {
  const fields = { "reason.iteration": "Because of what it says about iteration." };
  const first = await buildReview(world, await buildSolution(world), { fields });
  expect((await reviewOf(world, first.id)).why).toBe("");
  const other = await buildSolution(world);
  const [copier, shouting] = [await buildUser(world), await buildUser(world)];
  const form = reviewForm(5, fields);
  const stopped = await submitReview(world.as(copier), other.id, form);
  expect(stopped).toMatchObject({ problem: "stopped", hints: [{ key: "copied" }] });
  const dismissed = { ...form, dismissed: "copied" };
  const moved = { ...dismissed, strength: "SAY what p95 is!", change: "The budget \u200b comes first" };
  for (const [member, sent] of [
    [copier, dismissed],
    [shouting, moved],
  ] as const) {
    const result = await submitReview(world.as(member), other.id, sent);
    if (!result.ok) throw new Error(JSON.stringify(result));
    expect(await reviewOf(world, result.reviewId)).toMatchObject({ counts: 0.1, why: "copied" });
  }
});

testOnBoth("a few words that anybody says are no copy", async (world) => {
  const few = { strength: "Clear.", change: "Add tests.", question: "" };
  const empty = Object.fromEntries(
    DIMENSION_KEYS.flatMap((key) => [
      [`step.${key}`, ""],
      [`quote.${key}`, ""],
      [`reason.${key}`, "Good."],
    ]),
  );
  for (let i = 0; i < 2; i++) {
    const { id } = await buildReview(world, await buildSolution(world), { fields: { ...few, ...empty } });
    expect((await reviewOf(world, id)).why).toBe("");
  }
});

testOnBoth("rating one review to and fro is no series and gains nothing", async (world) => {
  const solution = await buildSolution(world);
  const { id, reviewer } = await buildReview(world, solution);
  const at = after(world.now, 2 * DAY);
  for (let i = 0; i < 6; i++) {
    const rating = i % 2 === 0 ? "very-helpful" : "helpful";
    await rateReview(world.as(solution.author, at), id, { rating });
  }
  // With four for the first review within a day.
  expect((await ledger(world, reviewer)).total).toBe(9);
  expect(await casesOf(world, reviewer)).toEqual([]);
});

testOnBoth("a revenge rating takes nothing away, not even by rating helpful first", async (world) => {
  const solution = await buildSolution(world);
  const { id, reviewer } = await buildReview(world, solution, { at: after(world.now, HOUR) });
  world.now = after(world.now, 15 * DAY);
  await closeUnratedReviews(world.ctx);
  expect((await ledger(world, reviewer)).total).toBe(6);
  const rate = (rating: string) => rateReview(world.as(solution.author), id, { rating, reason: "Because." });
  await rate("not-helpful");
  expect((await ledger(world, reviewer)).total).toBe(6);
  await rate("helpful");
  expect((await ledger(world, reviewer)).total).toBe(9);
  await rate("not-helpful");
  expect((await ledger(world, reviewer)).total).toBe(6);
  await rate("very-helpful");
  await rate("not-helpful");
  expect((await ledger(world, reviewer)).total).toBe(6);
});
