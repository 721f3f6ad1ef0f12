import { countReviewsBy } from "~db/queries/reviews";
import type { MemberCtx } from "../context.server";
import { CALIBRATING } from "../queue/calibration";
import { type ClaimResult, claimSolution } from "../queue/claim-solution.server";
import { SUGGESTIONS } from "./review-queue-page.server";
import { suggestionsFor } from "./suggestions.server";

/** Others may have claimed what stood first since the page was made, so what came up behind it counts as suggested too. */
const STILL_SUGGESTED = 2 * SUGGESTIONS;

/**
 * Claims a solution for the viewer, as `claimSolution` does. One that is not among the first that the queue suggests to
 * them they picked, and their review of it counts as one that nobody assigned: friends cannot give each other places.
 */
export async function claimSuggested(ctx: MemberCtx, solutionId: string): Promise<ClaimResult> {
  const reviews = await countReviewsBy(ctx.db, ctx.viewer.id, CALIBRATING.upToReviews);
  const suggested = await suggestionsFor(ctx, reviews, STILL_SUGGESTED);
  return claimSolution(ctx, solutionId, { isGiven: suggested.some(({ id }) => id === solutionId) });
}
