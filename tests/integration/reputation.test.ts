import { expect } from "vitest";
import { answerPoint } from "~/domain/answers/answer-point.server";
import type { Viewer } from "~/domain/context.server";
import { replyToReview } from "~/domain/discussion/reply-to-review.server";
import { reputationPage, topReviewersOfMonth } from "~/domain/reputation/reputation-page.server";
import { closeUnratedReviews } from "~/domain/reviews/close-unrated-reviews.server";
import { endorseReview } from "~/domain/reviews/endorse-review.server";
import { rateReview } from "~/domain/reviews/rate-review.server";
import { siteMedian } from "~/domain/scoring/site-median.server";
import { answer, pointsOf, reviewWith, revise } from "../support/answers";
import { type BuiltSolution, buildReview, buildSolution, buildUser } from "../support/factories";
import { testOnBoth, type World } from "../support/world";

/** Long after the posting, so that nobody earns for a first review within a day. */
const LATE = "2026-06-20T12:00:00.000Z";

function rate(world: World, { author }: BuiltSolution, reviewId: string, rating: string, at = LATE) {
  return rateReview(world.as(author, at), reviewId, { rating, reason: "Because." });
}

async function ledger(world: World, { handle }: Viewer) {
  const page = await reputationPage(world.ctx, handle, null);
  return { total: page?.reputation, rows: page?.rows.map((row) => row.points).toReversed() };
}

testOnBoth(
  "a new rating replaces the old one by compensating rows, and toggling gains nothing",
  async (world) => {
    const solution = await buildSolution(world);
    const { id, reviewer } = await buildReview(world, solution, { at: LATE });
    for (const rating of ["very-helpful", "helpful", "not-helpful", "very-helpful"])
      await rate(world, solution, id, rating);
    expect(await ledger(world, reviewer)).toEqual({ total: 10, rows: [10, -10, 5, -5, 0, 10] });
  },
);

testOnBoth("the same rating twice pays once", async (world) => {
  const solution = await buildSolution(world);
  const { id, reviewer } = await buildReview(world, solution, { at: LATE });
  await Promise.all([rate(world, solution, id, "helpful"), rate(world, solution, id, "helpful")]);
  await rate(world, solution, id, "helpful");
  expect(await ledger(world, reviewer)).toEqual({ total: 5, rows: [5] });
});

testOnBoth("one person pays another at most twenty in thirty days", async (world) => {
  const [author, reviewer] = [await buildUser(world), await buildUser(world)];
  for (let i = 0; i < 3; i++) {
    const solution = await buildSolution(world, { author, title: `Solution ${i}` });
    const review = await buildReview(world, solution, { reviewer, at: LATE });
    await rate(world, solution, review.id, "very-helpful");
  }
  expect((await ledger(world, reviewer)).rows).toEqual([10, 10, 0]);
  const page = await reputationPage(world.ctx, reviewer.handle, null);
  expect(page?.rows[0]?.limit).toContain("one person");
});

testOnBoth("nobody earns more than sixty in a day, and more the next day", async (world) => {
  const reviewer = await buildUser(world);
  for (let i = 0; i < 8; i++) {
    const solution = await buildSolution(world);
    const review = await buildReview(world, solution, { reviewer, at: LATE });
    await rate(world, solution, review.id, "very-helpful", i < 7 ? LATE : "2026-06-21T00:00:00.000Z");
  }
  expect(await ledger(world, reviewer)).toEqual({ total: 70, rows: [10, 10, 10, 10, 10, 10, 0, 10] });
});

testOnBoth("two who rate each other get half the second time and then nothing", async (world) => {
  const [ada, bob] = [await buildUser(world), await buildUser(world)];
  const paid: (number | undefined)[] = [];
  for (const [author, reviewer] of [
    [ada, bob],
    [bob, ada],
    [ada, bob],
  ] as const) {
    const solution = await buildSolution(world, { author });
    const review = await buildReview(world, solution, { reviewer, at: LATE });
    await rate(world, solution, review.id, "very-helpful");
    paid.push((await ledger(world, reviewer)).rows?.at(-1));
  }
  expect(paid).toEqual([10, 5, 0]);
});

testOnBoth("endorsements pay two each, once a person, and ten a review at most", async (world) => {
  const solution = await buildSolution(world);
  const { id, reviewer } = await buildReview(world, solution, { at: LATE });
  for (let i = 0; i < 6; i++) {
    const fellow = (await buildReview(world, solution, { at: LATE })).reviewer;
    await endorseReview(world.as(fellow, LATE), id);
    await endorseReview(world.as(fellow, LATE), id);
  }
  expect(await ledger(world, reviewer)).toEqual({ total: 10, rows: [2, 2, 2, 2, 2, 0] });
});

testOnBoth(
  "the first review within a day pays four with a helpful rating, and loses them with a not helpful one",
  async (world) => {
    const solution = await buildSolution(world);
    const first = await buildReview(world, solution, { at: "2026-06-16T11:00:00.000Z" });
    const second = await buildReview(world, solution, { at: "2026-06-16T11:30:00.000Z" });
    await rate(world, solution, first.id, "helpful");
    await rate(world, solution, second.id, "helpful");
    expect(await ledger(world, first.reviewer)).toEqual({ total: 9, rows: [5, 4] });
    expect(await ledger(world, second.reviewer)).toEqual({ total: 5, rows: [5] });
    await rate(world, solution, first.id, "not-helpful");
    expect((await ledger(world, first.reviewer)).total).toBe(0);
  },
);

testOnBoth(
  "a review that stays unrated for fourteen days is closed and paid once; a later rating replaces that",
  async (world) => {
    const solution = await buildSolution(world);
    const unrated = await buildReview(world, solution, { at: "2026-06-16T11:00:00.000Z" });
    const rated = await buildReview(world, solution, { at: "2026-06-16T11:30:00.000Z" });
    await rate(world, solution, rated.id, "helpful");
    world.now = "2026-06-30T10:00:00.000Z";
    expect(await closeUnratedReviews(world.ctx)).toBe(0);
    world.now = "2026-07-01T00:00:00.000Z";
    expect(await closeUnratedReviews(world.ctx)).toBe(2);
    expect(await closeUnratedReviews(world.ctx)).toBe(0);
    expect(await ledger(world, unrated.reviewer)).toEqual({ total: 6, rows: [2, 4] });
    expect(await ledger(world, rated.reviewer)).toEqual({ total: 5, rows: [5] });
    await rate(world, solution, unrated.id, "very-helpful", "2026-07-02T00:00:00.000Z");
    expect((await ledger(world, unrated.reviewer)).total).toBe(14);
  },
);

testOnBoth(
  "an author earns a point for each review answered within a week, five a week at most",
  async (world) => {
    const solution = await buildSolution(world);
    const answer = (reviewId: string, at: string) =>
      replyToReview(world.as(solution.author, at), reviewId, { body: "Thank you." });
    const late = await buildReview(world, solution, { at: "2026-06-16T00:00:00.000Z", level: 3 });
    await answer(late.id, "2026-06-25T00:00:00.000Z");
    expect((await ledger(world, solution.author)).total).toBe(0);
    for (let i = 0; i < 6; i++) {
      const review = await buildReview(world, solution, { at: "2026-06-26T00:00:00.000Z", level: 3 });
      await answer(review.id, "2026-06-27T00:00:00.000Z");
      await answer(review.id, "2026-06-27T01:00:00.000Z");
    }
    expect(await ledger(world, solution.author)).toEqual({ total: 5, rows: [1, 1, 1, 1, 1, 0] });
  },
);

testOnBoth("the members with the most points of this month are listed, most first", async (world) => {
  const solution = await buildSolution(world);
  const [little, much] = [
    await buildReview(world, solution, { at: LATE }),
    await buildReview(world, solution, { at: LATE }),
  ];
  await rate(world, solution, little.id, "helpful");
  await rate(world, solution, much.id, "very-helpful");
  expect(await topReviewersOfMonth(world.ctx, 5)).toEqual([
    { handle: much.reviewer.handle, points: 10 },
    { handle: little.reviewer.handle, points: 5 },
  ]);
  expect(await topReviewersOfMonth({ ...world.ctx, now: "2026-07-01T00:00:00.000Z" }, 5)).toEqual([]);
});

testOnBoth("not helpful takes nothing from a review that was closed unrated", async (world) => {
  const solution = await buildSolution(world);
  const { id, reviewer } = await buildReview(world, solution, { at: "2026-06-16T11:00:00.000Z" });
  await closeUnratedReviews({ ...world.ctx, now: "2026-07-01T00:00:00.000Z" });
  await rate(world, solution, id, "not-helpful", "2026-07-02T00:00:00.000Z");
  expect((await ledger(world, reviewer)).total).toBe(6);
});

testOnBoth(
  "a rating inside a reciprocal pair halves its first-review points too, and does not count itself",
  async (world) => {
    const [ada, bob] = [await buildUser(world), await buildUser(world)];
    const at = "2026-06-16T00:00:00.000Z";
    const [hers, his] = [
      await buildSolution(world, { author: ada }),
      await buildSolution(world, { author: bob }),
    ];
    const first = await buildReview(world, hers, { reviewer: bob, at: LATE });
    const second = await buildReview(world, his, { reviewer: ada, at });
    await rate(world, hers, first.id, "very-helpful");
    await rate(world, his, second.id, "very-helpful");
    expect((await ledger(world, ada)).rows).toEqual([5, 2]);
  },
);

testOnBoth(
  "one author rates many reviews of one reviewer at once, and each rating is kept",
  async (world) => {
    const [author, reviewer] = [await buildUser(world), await buildUser(world)];
    const closed: string[] = [];
    const open: string[] = [];
    for (let i = 0; i < 16; i++) {
      const solution = await buildSolution(world, { author, title: `Solution ${i}` });
      const at = i < 8 ? "2026-06-16T00:00:00.000Z" : LATE;
      (i < 8 ? closed : open).push((await buildReview(world, solution, { reviewer, at })).id);
    }
    expect(await closeUnratedReviews({ ...world.ctx, now: "2026-07-01T00:00:00.000Z" })).toBe(8);
    const ids = closed.flatMap((id, i) => [id, open[i] ?? ""]);
    const ctx = world.as(author, "2026-07-02T00:00:00.000Z");
    const rated = await Promise.allSettled(ids.map((id) => rateReview(ctx, id, { rating: "helpful" })));
    expect(rated).toEqual(ids.map(() => ({ status: "fulfilled", value: { ok: true } })));
  },
);

testOnBoth("an answer to a point counts as an answer to its review, once", async (world) => {
  const solution = await buildSolution(world);
  const { id } = await buildReview(world, solution, { at: LATE });
  const [point] = await world.ctx.db.selectFrom("points").select("id").where("review_id", "=", id).execute();
  const answer = { point: point?.id ?? "", answer: "accepted" };
  await answerPoint(world.as(solution.author, LATE), id, answer);
  await answerPoint(world.as(solution.author, LATE), id, answer);
  await replyToReview(world.as(solution.author, LATE), id, { body: "Thank you." });
  expect(await ledger(world, solution.author)).toEqual({ total: 1, rows: [1] });
});

testOnBoth("when one of three adopted points is undone, the fourth is paid in its place", async (world) => {
  const solution = await buildSolution(world);
  const { id, reviewer, points } = await reviewWith(world, solution, [{}, {}, {}, {}]);
  await revise(world, solution, "## Problem\n\nAll of it was written anew.");
  const done = (point = "") => answer(world, solution, id, { point, answer: "done", revision: "2" });
  for (const point of points.slice(0, 4)) await done(point);
  const adoptions = async () => (await pointsOf(world, id)).slice(0, 4).map(({ adoption }) => adoption);
  expect(await adoptions()).toEqual(["adopted", "adopted", "adopted", "over-limit"]);
  await answer(world, solution, id, { point: points[1] ?? "", answer: "accepted" });
  expect(await adoptions()).toEqual(["adopted", null, "adopted", "adopted"]);
  expect((await ledger(world, reviewer)).total).toBe(9);
  await done(points[1]);
  expect(await adoptions()).toEqual(["adopted", "over-limit", "adopted", "adopted"]);
  expect((await ledger(world, reviewer)).total).toBe(9);
});

testOnBoth(
  "the site's median is that of its ranked solutions once there are twenty, and is kept for a day",
  async (world) => {
    const { db } = world.ctx;
    expect(await siteMedian(world.ctx)).toBe(3.3);
    for (let i = 0; i < 20; i++) {
      const { id } = await buildSolution(world);
      await db.updateTable("listings").set({ rank_overall: 3 }).where("solution_id", "=", id).execute();
      const numbers = { mean: 2 + i / 10, sd: 0.3, lower: 1.5, upper: 4, rank: 3, scored: 3 };
      await db
        .insertInto("solution_scores")
        .values({ solution_id: id, dimension: "overall", ...numbers })
        .execute();
    }
    expect(await siteMedian(world.ctx)).toBe(3.3);
    expect(await siteMedian({ ...world.ctx, now: "2026-06-16T12:00:00.000Z" })).toBe(2.9);
  },
);
