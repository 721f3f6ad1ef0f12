import { findReview } from "~db/queries/review-cards";
import type { Ctx } from "../context.server";
import { withVersions } from "../discussion/reply-versions.server";
import { authorOf } from "../identity/person";
import { cardViewer } from "../reviews/card-viewer";
import { findVisibleReview } from "../reviews/find-visible-review.server";
import { isSealed } from "../reviews/policy";
import { canSeeSolution } from "../solutions/policy";
import { solutionPath } from "../solutions/solution";
import { linkMoments } from "./link-moments.server";
import type { ReviewView } from "./review-view";
import { viewReviews } from "./view-reviews.server";

export interface ReviewPage {
  review: ReviewView;
  solution: {
    id: string;
    /** That of the reviewed revision where the viewer may see no other. */
    title: string;
    /** What the viewer may call its author. */
    author: string;
    latestRevision: number;
    /** Null where there is no way to it. */
    path: string | null;
    /** Why there is none: its author withdrew it, or the invitation to it. */
    gone: "solution" | "invitation" | null;
  };
}

/** The solution of a review that is sealed from the viewer until their own is in; null where there is none. */
export async function sealedReview(ctx: Ctx, id: string): Promise<{ title: string; path: string } | null> {
  const row = await findReview(ctx.db, id, cardViewer(ctx.viewer));
  if (!row || !canSeeSolution(row, ctx.viewer, ctx.now)) return null;
  const state = { hasReviewed: row.viewerReviewId !== null, hasOpened: row.viewerOpenedAt !== null };
  if (!isSealed(row, ctx.viewer, state)) return null;
  return { title: row.title, path: solutionPath({ id: row.solutionId, slug: row.slug }) };
}

/** One review with its thread. Null when it is not there or not the viewer's to see. */
export async function reviewPage(ctx: Ctx, id: string): Promise<ReviewPage | null> {
  const found = await findVisibleReview(ctx, id);
  if (!found) return null;
  const { row, solution, state } = found;
  const isVisible = canSeeSolution(solution, ctx.viewer, ctx.now);
  const latestRevision = isVisible ? row.latestRevision : row.revision;
  const author = authorOf(row, ctx.viewer);
  const viewed = await viewReviews(ctx, [row], { solution: { ...solution, latestRevision, author }, state });
  const [review] = isVisible ? await linkMoments(ctx, viewed, { ...row, id: row.solutionId }) : viewed;
  if (!review) return null;
  const gone = row.withdrawnAt ? ("solution" as const) : isVisible ? null : ("invitation" as const);
  return {
    review: { ...review, replies: await withVersions(ctx, review.replies) },
    solution: {
      id: row.solutionId,
      title: isVisible ? row.title : row.reviewedTitle,
      author: author.name,
      latestRevision,
      path: gone ? null : solutionPath({ id: row.solutionId, slug: row.slug }),
      gone,
    },
  };
}
