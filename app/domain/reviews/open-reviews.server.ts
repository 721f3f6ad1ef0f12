import { findReviewerState, insertSealOpening } from "~db/queries/reviews";
import { findSolution } from "~db/queries/solutions";
import type { MemberCtx } from "../context.server";
import { canSeeSolution } from "../solutions/policy";
import { isSealed } from "./policy";

/**
 * Opens a solution's reviews to the viewer before their own is in. It is kept: a review they write later is not marked
 * independent. Returns false when there is no such solution for them.
 */
export async function openReviews(ctx: MemberCtx, solutionId: string): Promise<boolean> {
  const solution = await findSolution(ctx.db, solutionId, ctx.viewer.id);
  if (!solution || !canSeeSolution(solution, ctx.viewer, ctx.now)) return false;
  const state = await findReviewerState(ctx.db, solutionId, ctx.viewer.id);
  if (isSealed(solution, ctx.viewer, state)) {
    await insertSealOpening(ctx.db, { solution_id: solutionId, user_id: ctx.viewer.id, opened_at: ctx.now });
  }
  return true;
}
