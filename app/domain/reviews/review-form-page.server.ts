import { findReviewerState } from "~db/queries/reviews";
import { findSolution } from "~db/queries/solutions";
import type { Attachment } from "../attachments/attachment";
import type { MemberCtx } from "../context.server";
import { loadDraft } from "../drafts/save-draft.server";
import { noteReading } from "../integrity/note-reading.server";
import type { Fields } from "../parse";
import { filesOf, type SolutionPage, solutionPage } from "../solutions/solution-page.server";
import type { CheckContext, Hint } from "./checks/check";
import { NOT_INVITED, whyCannotReview } from "./policy";
import { reviewFields } from "./review";
import { checkContext, reviewHints, unplacedQuotes } from "./review-hints.server";

export interface ReviewFormPage {
  /** Null when its author has withdrawn it, or the invitation to it, since the viewer began the review. */
  solution: SolutionPage | null;
  /** Why there is no form; then the rest of the page is still the write-up. */
  refused: string | null;
  /** The review that the viewer has submitted already. */
  reviewId: string | null;
  fields: Fields;
  version: number;
  savedAt: string | null;
  /** What the draft could be looked at again for. */
  hints: Hint[];
  /** Null where there is no form. */
  checks: CheckContext | null;
  /** The fields of the draft whose passages were not found in the write-up. */
  unplaced: string[];
  /** The files of the revision that points can be about. */
  files: Attachment[];
}

/** The write-up and the viewer's draft of a review. Null when neither is there, or the solution is not theirs to see. */
export async function reviewFormPage(ctx: MemberCtx, solutionId: string): Promise<ReviewFormPage | null> {
  const state = await findSolution(ctx.db, solutionId, ctx.viewer.id);
  if (!state) return null;
  const draft = await loadDraft(ctx, { kind: "review", id: solutionId });
  const solution = await solutionPage(ctx, solutionId);
  if (!solution && !draft) return null;
  const reviewer = await findReviewerState(ctx.db, solutionId, ctx.viewer.id);
  const refused = whyCannotReview(state, ctx.viewer, reviewer) ?? (solution ? null : NOT_INVITED);
  const fields = reviewFields(draft?.fields ?? {});
  const hasForm = solution !== null && refused === null;
  if (hasForm && reviewer.readingSince === null) await noteReading(ctx, solutionId);
  return {
    solution,
    refused,
    reviewId: reviewer.reviewId,
    fields,
    version: draft?.version ?? 0,
    savedAt: draft?.updatedAt ?? null,
    hints: hasForm ? await reviewHints(ctx, solution, fields) : [],
    checks: hasForm ? checkContext(ctx, solution) : null,
    unplaced: hasForm ? unplacedQuotes(solution, fields) : [],
    files: solution ? (await filesOf(ctx, solution)).filter(({ kind }) => kind !== "recording") : [],
  };
}
