import { findReview } from "~db/queries/review-cards";
import type { Ctx } from "../context.server";
import type { SolutionState } from "../solutions/policy";
import { cardViewer } from "./card-viewer";
import { canSeeReview } from "./policy";

/** A review with what deciding about it needs, if the viewer may see it; null otherwise. */
export async function findVisibleReview(ctx: Ctx, id: string) {
  const row = await findReview(ctx.db, id, cardViewer(ctx.viewer));
  if (!row) return null;
  const { authorId, publishedAt, withdrawnAt, embargoUntil, invitedAt } = row;
  const solution: SolutionState = { authorId, publishedAt, withdrawnAt, embargoUntil, invitedAt };
  const state = { hasReviewed: row.viewerReviewId !== null, hasOpened: row.viewerOpenedAt !== null };
  const reviewed = { reviewerId: row.reviewerId, solution };
  if (!canSeeReview(reviewed, ctx.viewer, { ...state, now: ctx.now })) return null;
  return { row, solution, state };
}
