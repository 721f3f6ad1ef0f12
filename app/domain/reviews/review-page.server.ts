import { findReview, findReviewerState } from "~db/queries/reviews";
import type { Ctx } from "../context.server";
import { canSeeSolution, type SolutionState } from "../solutions/policy";
import { linkMoments } from "./link-moments.server";
import { canSeeReview } from "./policy";
import type { ReviewView } from "./review-view";
import { viewReviews } from "./view-reviews.server";

export interface ReviewPage {
  review: ReviewView;
  solution: {
    id: string;
    slug: string;
    title: string;
    author: string;
    latestRevision: number;
    /** From everybody, or from the viewer: then there is no way to it. */
    withdrawn: boolean;
  };
}

/** One review with its thread. Null when it is not there or not the viewer's to see. */
export async function reviewPage(ctx: Ctx, id: string): Promise<ReviewPage | null> {
  const found = await findVisibleReview(ctx, id);
  if (!found) return null;
  const { row, solution, state } = found;
  const viewed = await viewReviews(ctx, [row], { solution, state });
  const [review] = await linkMoments(ctx, viewed, { ...row, id: row.solutionId });
  if (!review) return null;
  return {
    review,
    solution: {
      id: row.solutionId,
      slug: row.slug,
      title: row.title,
      author: row.author,
      latestRevision: row.latestRevision,
      withdrawn: row.withdrawnAt !== null || !canSeeSolution(solution, ctx.viewer, ctx.now),
    },
  };
}

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
