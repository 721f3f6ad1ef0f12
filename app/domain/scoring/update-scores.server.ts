import { type Ranks, updateListings } from "~db/queries/listings";
import { listScoresOfReviews, upsertSolutionScores } from "~db/queries/scores";
import type { Ctx } from "../context.server";
import { DIMENSION_KEYS, type DimensionKey } from "../rubric/rubric";
import { listRank } from "../solutions/rank";
import { type Estimate, estimateSolution, type ReviewScores } from "./estimator";

/**
 * Estimates a solution anew from all of its reviews and moves it to its place in every list. Call it in the
 * transaction that added the review; `reviewCount` is the count with it.
 */
export async function updateScores(ctx: Ctx, solutionId: string, reviewCount: number): Promise<void> {
  const { overall, dimensions } = estimateSolution(byReview(await listScoresOfReviews(ctx.db, solutionId)));
  const estimates: [string, Estimate][] = [
    ["overall", overall],
    ...DIMENSION_KEYS.map((key): [string, Estimate] => [key, dimensions[key]]),
  ];
  await upsertSolutionScores(
    ctx.db,
    estimates.map(([dimension, estimate]) => ({ solution_id: solutionId, dimension, ...estimate })),
  );
  const ranks = Object.fromEntries(
    estimates.map(([key, estimate]) => [`rank_${key}`, listRank(estimate)]),
  ) as Ranks;
  await updateListings(ctx.db, solutionId, { ...ranks, review_count: reviewCount });
}

function byReview(rows: { reviewId: string; dimension: string; score: number | null }[]): ReviewScores[] {
  const reviews = new Map<string, ReviewScores>();
  for (const { reviewId, dimension, score } of rows) {
    const review = reviews.get(reviewId) ?? {};
    if (score !== null) review[dimension as DimensionKey] = score;
    reviews.set(reviewId, review);
  }
  return [...reviews.values()];
}
