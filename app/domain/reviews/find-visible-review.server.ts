import { findReview, findReviewerState } from "~db/queries/reviews";
import type { Ctx } from "../context.server";
import type { SolutionState } from "../solutions/policy";
import { canSeeReview } from "./policy";

/** A review with what deciding about it needs, if the viewer may see it; null otherwise. */
export async function findVisibleReview(ctx: Ctx, id: string) {
  const row = await findReview(ctx.db, id, ctx.viewer?.id ?? "");
  if (!row) return null;
  const { authorId, publishedAt, withdrawnAt, embargoUntil, invitedAt } = row;
  const solution: SolutionState = { authorId, publishedAt, withdrawnAt, embargoUntil, invitedAt };
  const state = ctx.viewer
    ? await findReviewerState(ctx.db, row.solutionId, ctx.viewer.id)
    : { hasReviewed: false, hasOpened: false };
  const reviewed = { reviewerId: row.reviewerId, solution };
  if (!canSeeReview(reviewed, ctx.viewer, { ...state, now: ctx.now })) return null;
  return { row, solution, state };
}
