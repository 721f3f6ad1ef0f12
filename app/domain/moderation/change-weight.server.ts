import { updateReviewWeight } from "~db/queries/reading";
import { lockSolution } from "~db/queries/solutions";
import { lockUsers } from "~db/queries/users";
import type { Ctx } from "../context.server";
import { updateScores } from "../scoring/update-scores.server";

/** A review with what its locks need. */
export interface WeighedReview {
  id: string;
  reviewerId: string;
  solutionId: string;
}

/** Changes what a review counts, a factor from 0 to 1, and the scores that rest on it. Call it in a transaction. */
export async function changeWeight(
  ctx: Ctx,
  { id, reviewerId, solutionId }: WeighedReview,
  weight: { counts: number; why: string },
): Promise<void> {
  await lockUsers(ctx.db, [reviewerId]);
  await lockSolution(ctx.db, solutionId);
  await updateReviewWeight(ctx.db, id, weight);
  await updateScores(ctx, solutionId, { changed: id });
}
