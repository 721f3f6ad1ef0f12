import { expect } from "vitest";
import type { Viewer } from "~/domain/context.server";
import { reputationPage } from "~/domain/reputation/reputation-page.server";
import { restoreRatings, reverseRatings } from "~/domain/reputation/reverse-ratings.server";
import { liftUpheldReport, upholdReport } from "~/domain/reputation/uphold-report.server";
import { endorseReview } from "~/domain/reviews/endorse-review.server";
import { rateReview } from "~/domain/reviews/rate-review.server";
import { type BuiltSolution, buildReview, buildSolution, buildUser } from "../support/factories";
import { testOnBoth, type World } from "../support/world";

/** Long after the posting, so that nobody earns for a first review within a day. */
const LATE = "2026-06-20T12:00:00.000Z";

function rate(world: World, { author }: BuiltSolution, reviewId: string, rating: string) {
  return rateReview(world.as(author, LATE), reviewId, { rating, reason: "Because." });
}

async function ledger(world: World, { handle }: Viewer) {
  const page = await reputationPage(world.ctx, handle, null);
  return { total: page?.reputation, rows: page?.rows.map((row) => row.points).toReversed() };
}

testOnBoth(
  "an upheld report takes all that a review earned and five more, and it earns nothing any more",
  async (world) => {
    const solution = await buildSolution(world);
    const { id, reviewer } = await buildReview(world, solution, { at: LATE });
    const { reviewer: fellow } = await buildReview(world, solution, { at: LATE });
    await rate(world, solution, id, "very-helpful");
    const ctx = { ...world.ctx, now: LATE };
    expect(await upholdReport(ctx, id)).toBe(true);
    expect(await upholdReport(ctx, id)).toBe(false);
    await endorseReview(world.as(fellow, LATE), id);
    await rate(world, solution, id, "helpful");
    expect(await ledger(world, reviewer)).toEqual({ total: -5, rows: [10, -10, -5, 0, 0] });
    const own = await reputationPage(world.as(reviewer), reviewer.handle, null);
    expect(own?.rows.map(({ correction }) => correction)).toContain("a report of this review was upheld");
    const others = await reputationPage(world.ctx, reviewer.handle, null);
    expect(others?.rows.find(({ points }) => points === -5)).toMatchObject({ correction: "", cause: null });

    expect(await liftUpheldReport(ctx, id)).toBe(true);
    expect(await liftUpheldReport(ctx, id)).toBe(false);
    expect((await ledger(world, reviewer)).total).toBe(0);
    await rate(world, solution, id, "very-helpful");
    expect((await ledger(world, reviewer)).total).toBe(10);
  },
);

testOnBoth("what a report took comes back when it is lifted, past the caps of the day", async (world) => {
  const reviewer = await buildUser(world);
  const ids: string[] = [];
  for (let i = 0; i < 7; i++) {
    const solution = await buildSolution(world);
    ids.push((await buildReview(world, solution, { reviewer, at: LATE })).id);
    if (i === 6) await upholdReport({ ...world.ctx, now: LATE }, ids[0] ?? "");
    await rate(world, solution, ids[i] ?? "", "very-helpful");
  }
  expect((await ledger(world, reviewer)).total).toBe(55);
  await liftUpheldReport({ ...world.ctx, now: LATE }, ids[0] ?? "");
  expect((await ledger(world, reviewer)).total).toBe(60);
});

testOnBoth(
  "serial ratings are taken back by rows of their own, but for those under a pseudonym, and restored",
  async (world) => {
    const [author, reviewer] = [await buildUser(world), await buildUser(world)];
    for (const blind of ["", "", "1"]) {
      const solution = await buildSolution(world, { author, blind });
      const review = await buildReview(world, solution, { reviewer, at: LATE });
      await rate(world, solution, review.id, "helpful");
    }
    const pair = { userId: reviewer.id, raterId: author.id };
    const ctx = { ...world.ctx, now: LATE };
    expect(await reverseRatings(ctx, pair, { since: "2026-06-01" })).toEqual({ points: 10, rows: 2 });
    expect((await ledger(world, reviewer)).rows).toEqual([5, 5, 5, -5, -5]);
    const [row] = (await reputationPage(world.as(reviewer), reviewer.handle, null))?.rows ?? [];
    expect(row).toMatchObject({ reversal: true, correction: expect.stringContaining("rated you too often") });
    expect(await restoreRatings(ctx, pair)).toBe(10);
    expect(await restoreRatings(ctx, pair)).toBe(0);
    expect((await ledger(world, reviewer)).total).toBe(15);
  },
);
