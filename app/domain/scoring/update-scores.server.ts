import { listReviewsToEstimate, upsertReviewFits } from "~db/queries/fits";
import { countReviews } from "~db/queries/reviews";
import { listScoresOfReviews } from "~db/queries/scores";
import type { Ctx } from "../context.server";
import { isYoungSite } from "../reputation/privileges";
import { YOUNG_SITE_REVIEWS } from "../reputation/rules";
import type { DimensionKey } from "../rubric/rubric";
import { addReview } from "./add-review.server";
import { currentState } from "./current-state.server";
import { capReviews, type EstimatedReview } from "./estimated-review";
import type { ReviewScores } from "./state";
import { storeEstimates } from "./store-estimates.server";
import { packParts, readParts } from "./stored-parts";
import type { TrustNote } from "./trust-note";

/** Reviews of one solution that are estimated from, the oldest first. */
const REVIEWS_COUNTED = 1000;

/**
 * Measures the reviews of a solution that came in, and the one that `changed`, learns from them about their reviewers,
 * estimates the solution anew and moves it in every list. All other reviews keep what the last full fit made of them.
 * Call it in the transaction of the act, behind the locks of the reviewer and the solution. O(reviews of the solution).
 */
export async function updateScores(
  ctx: Ctx,
  solutionId: string,
  { reviewCount, changed }: { reviewCount?: number; changed?: string },
): Promise<void> {
  const state = await currentState(ctx);
  const scores = scoresByReview(await listScoresOfReviews(ctx.db, solutionId));
  const rows = await listReviewsToEstimate(ctx.db, solutionId, REVIEWS_COUNTED);
  const known = rows.flatMap((row) => {
    const stored = storedReview(row);
    return stored ? [stored] : [];
  });
  const reviews = known.filter(({ id }) => id !== changed);
  const moved = new Set<string>();
  for (const row of rows) {
    const before = known.find(({ id }) => id === row.id) ?? null;
    if (before && row.id !== changed) continue;
    const { id, reviewerId, authorId, assigned, counts } = row;
    const isBlind = Number(row.blind) === 1;
    const review = { id, reviewerId, authorId, assigned: assigned === 1, counts, isBlind, before };
    reviews.push(
      await addReview(ctx, { ...review, scores: scores.get(id) ?? {} }, { others: reviews, state }),
    );
    moved.add(id);
  }
  const siteReviews = await countReviews(ctx.db, YOUNG_SITE_REVIEWS);
  const capped = capReviews(reviews, { isYoung: isYoungSite(siteReviews) });
  const stored = capped.filter((review, i) => moved.has(review.id) || review.trust !== reviews[i]?.trust);
  if (stored.length > 0)
    await upsertReviewFits(
      ctx.db,
      stored.map((review) => fitRow(solutionId, review)),
    );
  const counts = new Map(rows.map((row) => [row.id, row.counts]));
  await storeEstimates(ctx, {
    solutionId,
    reviews: capped.map((review) => ({ ...review, counts: counts.get(review.id) ?? 1 })),
    state,
    siteReviews,
    reviewCount,
    isNews: true,
  });
}

type StoredRow = Pick<
  Awaited<ReturnType<typeof listReviewsToEstimate>>[number],
  "id" | "reviewerId" | "authorId" | "assigned" | "trust" | "trustWhy" | "ring" | "channels"
>;

/** A review as it was measured before; null where it was not yet. */
export function storedReview(row: StoredRow): EstimatedReview | null {
  const { id, reviewerId, authorId, assigned, trust, trustWhy, ring, channels } = row;
  if (trust === null || trustWhy === null || ring === null || channels === null) return null;
  const note = JSON.parse(trustWhy) as TrustNote;
  return {
    id,
    reviewerId,
    authorId,
    assigned: assigned === 1,
    note,
    ring,
    trust,
    parts: readParts(channels),
  };
}

/** What is stored of a review. */
export function fitRow(solutionId: string, review: EstimatedReview) {
  return {
    review_id: review.id,
    solution_id: solutionId,
    reviewer_id: review.reviewerId,
    author_id: review.authorId,
    trust: review.trust,
    trust_why: JSON.stringify(review.note),
    ring: review.ring,
    channels: packParts(review.parts),
  };
}

/** What each review scored; a review that could tell nothing has none. */
export function scoresByReview(
  rows: { reviewId: string; dimension: string; score: number | null }[],
): Map<string, ReviewScores> {
  const reviews = new Map<string, ReviewScores>();
  for (const { reviewId, dimension, score } of rows) {
    const review = reviews.get(reviewId) ?? {};
    if (score !== null) review[dimension as DimensionKey] = score;
    reviews.set(reviewId, review);
  }
  return reviews;
}
