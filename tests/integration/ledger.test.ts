import { expect } from "vitest";
import { answerPoint } from "~/domain/answers/answer-point.server";
import type { Viewer } from "~/domain/context.server";
import { replyToReview } from "~/domain/discussion/reply-to-review.server";
import { restoreRatings, reverseRatings } from "~/domain/reputation/reverse-ratings.server";
import { liftUpheldReport, upholdReport } from "~/domain/reputation/uphold-report.server";
import { closeUnratedReviews } from "~/domain/reviews/close-unrated-reviews.server";
import { endorseReview } from "~/domain/reviews/endorse-review.server";
import { rateReview } from "~/domain/reviews/rate-review.server";
import { showReviewerName } from "~/domain/reviews/show-reviewer-name.server";
import { showAuthorName } from "~/domain/solutions/reveal-author.server";
import { restoreSolution, withdrawSolution } from "~/domain/solutions/withdraw-solution.server";
import { revise } from "../support/answers";
import { type BuiltSolution, buildReview, buildSolution, buildUser } from "../support/factories";
import { seeded, wrongPages, wrongTotals } from "../support/ledger";
import { testOnBoth, type World } from "../support/world";

interface Reviewed {
  id: string;
  solution: BuiltSolution;
  reviewer: Viewer;
  points: string[];
}

/** Members who post and review each other's work, half of it under a pseudonym, each text with a second revision. */
async function buildMembers(world: World, random: () => number) {
  const members = await Promise.all(Array.from({ length: 4 }, () => buildUser(world)));
  const reviews: Reviewed[] = [];
  for (const [i, author] of members.entries()) {
    const solution = await buildSolution(world, { author, blind: i % 2 ? "1" : "" });
    for (const reviewer of members.filter((member) => member !== author)) {
      const fields = { pseudonymous: random() < 0.4 ? "1" : "" };
      const at = "2026-06-16T00:00:00.000Z";
      const { id } = await buildReview(world, solution, { reviewer, at, fields });
      const points = await world.ctx.db
        .selectFrom("points")
        .select("id")
        .where("review_id", "=", id)
        .execute();
      reviews.push({ id, solution, reviewer, points: points.map((point) => point.id) });
    }
    await revise(world, solution, "## Problem\n\nAll of it was written anew.\n\n## Results\n\nOther ones.");
  }
  return { members, reviews };
}

type Pick = <T>(from: readonly T[]) => T;

/** What members, moderators and the nightly checks do to one review, at a time. */
const ACTS: ((
  world: World,
  it: Reviewed,
  to: { at: string; pick: Pick; members: Viewer[]; reviews: Reviewed[] },
) => Promise<unknown>)[] = [
  (world, { id, solution }, { at, pick }) =>
    rateReview(world.as(solution.author, at), id, {
      rating: pick(["very-helpful", "very-helpful", "helpful", "not-helpful"]),
      reason: "Because.",
    }),
  (world, { id }, { at, pick, members }) => endorseReview(world.as(pick(members), at), id),
  (world, { id, solution, points }, { at, pick }) =>
    answerPoint(world.as(solution.author, at), id, {
      point: pick(points),
      answer: pick(["done", "done", "done", "accepted"]),
      revision: "2",
    }),
  (world, { id, solution }, { at }) =>
    replyToReview(world.as(solution.author, at), id, { body: "Thank you." }),
  (world, _, { at }) => closeUnratedReviews({ ...world.ctx, now: at }),
  (world, { solution }, { at, pick }) =>
    pick([withdrawSolution, restoreSolution, restoreSolution, restoreSolution])(
      world.as(solution.author, at),
      solution.id,
    ),
  (world, { id, reviewer, solution }, { at, pick }) =>
    pick([
      () => showReviewerName(world.as(reviewer, at), id),
      () => showAuthorName(world.as(solution.author, at), solution.id),
      async () => null,
      async () => null,
    ])(),
  (world, { reviewer, solution }, { at }) => {
    const pair = { userId: reviewer.id, raterId: solution.author.id };
    return reverseRatings({ ...world.ctx, now: at }, pair, { since: "2026-06-01" });
  },
  (world, { id }, { at }) => upholdReport({ ...world.ctx, now: at }, id),
  async (world, _, { at, reviews }) => {
    const ctx = { ...world.ctx, now: at };
    for (const { id, reviewer, solution } of reviews) {
      await liftUpheldReport(ctx, id);
      await restoreRatings(ctx, { userId: reviewer.id, raterId: solution.author.id });
    }
  },
];

/** How often each act comes, beside the others. */
const WEIGHTS = [5, 2, 5, 1, 1, 1, 1, 1, 1, 1];
const DRAWN = ACTS.flatMap((act, i) => Array.from({ length: WEIGHTS[i] ?? 1 }, () => act));

for (const seed of [7, 20]) {
  testOnBoth(
    `after a random sequence of acts every total and medal is what the ledger says, seed ${seed}`,
    async (world) => {
      const random = seeded(seed);
      const pick: Pick = (from) => from[Math.floor(random() * from.length)] as (typeof from)[number];
      const { members, reviews } = await buildMembers(world, random);
      const begin = Date.parse("2026-06-17T00:00:00.000Z");
      for (let i = 0; i < 140; i++) {
        const at = new Date(begin + i * 3 * 3600_000).toISOString();
        await pick(DRAWN)(world, pick(reviews), { at, pick, members, reviews });
        if (i % 70 === 69) expect(await wrongTotals(world.ctx.db)).toEqual([]);
      }
      expect(await wrongPages(world)).toEqual([]);
      const rows = await world.ctx.db.selectFrom("reputation_events").selectAll().execute();
      expect(rows.length).toBeGreaterThan(60);
      expect(new Set(rows.map((row) => row.rule)).size).toBeGreaterThan(6);
      const reasons = rows.map((row) => row.limited_by);
      expect(reasons).toEqual(expect.arrayContaining(["serial-ratings", "upheld-report", "restored"]));
    },
  );
}

testOnBoth("a total that differs from the ledger is found", async (world) => {
  const solution = await buildSolution(world);
  const { id, reviewer } = await buildReview(world, solution);
  await rateReview(world.as(solution.author), id, { rating: "helpful" });
  expect(await wrongTotals(world.ctx.db)).toEqual([]);
  await world.ctx.db.updateTable("users").set({ reputation: 99 }).where("id", "=", reviewer.id).execute();
  expect(await wrongTotals(world.ctx.db)).toHaveLength(1);
  expect(await wrongPages(world)).toHaveLength(1);
});
