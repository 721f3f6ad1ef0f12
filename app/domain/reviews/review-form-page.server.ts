import { findReviewerState } from "~db/queries/reviews";
import { findSolution } from "~db/queries/solutions";
import type { MemberCtx } from "../context.server";
import type { Fields } from "../parse";
import { canSeeSolution } from "../solutions/policy";
import { type SolutionPage, solutionPage } from "../solutions/solution-page.server";
import { loadDraft } from "../writing/save-draft.server";
import { whyCannotReview } from "./policy";
import { reviewFields } from "./review";

export interface ReviewFormPage {
  solution: SolutionPage;
  /** Why there is no form; then the rest of the page is still the write-up. */
  refused: string | null;
  /** The review that the viewer has submitted already. */
  reviewId: string | null;
  fields: Fields;
  version: number;
  savedAt: string | null;
}

/** The write-up and the viewer's draft of a review. Null when the solution is not there or not theirs to see. */
export async function reviewFormPage(ctx: MemberCtx, solutionId: string): Promise<ReviewFormPage | null> {
  const state = await findSolution(ctx.db, solutionId);
  if (!state || !canSeeSolution(state, ctx.viewer)) return null;
  const solution = await solutionPage(ctx, solutionId);
  if (!solution) return null;
  const reviewer = await findReviewerState(ctx.db, solutionId, ctx.viewer.id);
  const draft = await loadDraft(ctx, { kind: "review", subject_id: solutionId });
  return {
    solution,
    refused: whyCannotReview(state, ctx.viewer, reviewer),
    reviewId: reviewer.reviewId,
    fields: reviewFields(draft?.fields ?? {}),
    version: draft?.version ?? 0,
    savedAt: draft?.updatedAt ?? null,
  };
}
