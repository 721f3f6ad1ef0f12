import { findDraft } from "~db/queries/drafts";
import { listReviews } from "~db/queries/review-cards";
import type { Ctx } from "../context.server";
import type { Person } from "../identity/person";
import { type Page, pageOf, parseCursor } from "../paging";
import { cardViewer } from "../reviews/card-viewer";
import { isSealed, type ReviewerState, whyCannotReview } from "../reviews/policy";
import type { SolutionState } from "../solutions/policy";
import type { ReviewView } from "./review-view";
import { viewReviews } from "./view-reviews.server";

export type ReviewsOfSolution = {
  /** What the viewer can do about reviewing: sign in, begin, go on with a draft, read their own, or why not. */
  invitation:
    | { kind: "sign-in" | "begin" | "resume" }
    | { kind: "reviewed"; reviewId: string }
    | { kind: "refused"; why: string };
} & ({ sealed: true } | ({ sealed: false } & Page<ReviewView>));

/** A solution with what stands between it and the viewer. */
export type ReviewedSolution = SolutionState & {
  id: string;
  /** As the viewer may know them. */
  author: Person;
  latestRevision: number;
  ownReviewId: string | null;
  sealOpenedAt: string | null;
};

const REVIEWS_SHOWN = 20;

/** The reviews below a solution that the viewer may see, unless they are sealed from them. Null for a wrong cursor. */
export async function reviewsOfSolution(
  ctx: Ctx,
  solution: ReviewedSolution,
  cursor: string | null,
): Promise<ReviewsOfSolution | null> {
  const position = cursor === null ? null : parseCursor(cursor, ["text", "text"]);
  if (cursor !== null && !position) return null;
  const state = { hasReviewed: solution.ownReviewId !== null, hasOpened: solution.sealOpenedAt !== null };
  const invitation = await invite(ctx, solution, state);
  if (isSealed(solution, ctx.viewer, state)) return { sealed: true, invitation };

  const after = position && { submittedAt: String(position[0]), id: String(position[1]) };
  const rows = await listReviews(
    ctx.db,
    { solutionId: solution.id, ...cardViewer(ctx.viewer) },
    { after, limit: REVIEWS_SHOWN + 1 },
  );
  const page = pageOf(rows, REVIEWS_SHOWN, (row) => [row.submittedAt, row.id]);
  return { sealed: false, invitation, ...page, rows: await viewReviews(ctx, page.rows, { solution, state }) };
}

async function invite(
  ctx: Ctx,
  solution: ReviewedSolution,
  state: ReviewerState,
): Promise<ReviewsOfSolution["invitation"]> {
  if (!ctx.viewer) return { kind: "sign-in" };
  if (solution.ownReviewId) return { kind: "reviewed", reviewId: solution.ownReviewId };
  const why = whyCannotReview(solution, ctx.viewer, state);
  if (why) return { kind: "refused", why };
  const draft = await findDraft(ctx.db, {
    author_id: ctx.viewer.id,
    kind: "review",
    subject_id: solution.id,
  });
  return { kind: draft ? "resume" : "begin" };
}
