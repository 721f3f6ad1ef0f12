import { findReviewerFit, listLeanings, upsertReviewerFits } from "~db/queries/fits";
import type { Ctx } from "../context.server";
import { currentState } from "./current-state.server";
import { PRIORS } from "./method";
import { NO_REVIEWS, type ReviewerSums } from "./online";
import { leniencyOf } from "./state";
import { packReviewer, readReviewer, type StoredReviewer } from "./stored-parts";

/** Variance of a reference review about the level that a write-up deserves. */
const REFERENCE_VARIANCE = 0.05;

/**
 * What practising on examples with known scores tells of somebody's leniency: each counts as a review of a solution
 * whose quality is known. `leanings` are how many levels each try lay above its reference.
 */
export function sumsOfLeanings(leanings: number[]): ReviewerSums {
  const precision = 1 / (PRIORS.overall.noise + REFERENCE_VARIANCE);
  return {
    ...NO_REVIEWS,
    precision: leanings.length * precision,
    distances: precision * leanings.reduce((sum, leaning) => sum + leaning, 0),
  };
}

/** What is known of a member before their first review: what their first tries of the examples tell. */
export async function newReviewer(ctx: Ctx, userId: string): Promise<StoredReviewer> {
  const leanings = await listLeanings(ctx.db, userId);
  return {
    sums: leanings.length > 0 ? { overall: sumsOfLeanings(leanings) } : {},
    levels: { count: 0, sum: 0, squares: 0 },
  };
}

/** Adds a try of an example to what is known of a member who has reviewed before. Call it after the try is kept. */
export async function learnFromExample(ctx: Ctx, userId: string, leaning: number): Promise<void> {
  const stored = await findReviewerFit(ctx.db, userId);
  if (!stored) return;
  const { sums, levels } = readReviewer(stored.channels);
  const more = sumsOfLeanings([leaning]);
  const overall = sums.overall ?? NO_REVIEWS;
  const now = {
    ...sums,
    overall: {
      ...overall,
      precision: overall.precision + more.precision,
      distances: overall.distances + more.distances,
    },
  };
  await upsertReviewerFits(ctx.db, [
    {
      reviewer_id: userId,
      noise_factor: stored.noiseFactor,
      leniency: leniencyOf(now, await currentState(ctx)).overall.leniency,
      channels: packReviewer({ sums: now, levels }),
    },
  ]);
}
