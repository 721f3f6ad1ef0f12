import { findReviewerState, insertReview, insertReviewScores } from "~db/queries/reviews";
import { incrementReviewCount, lockSolution } from "~db/queries/solutions";
import { inTransaction, type MemberCtx } from "../context.server";
import { type Draft, draftForm } from "../drafts/draft";
import { endDraft } from "../drafts/save-draft.server";
import type { Rendered } from "../markdown/markdown";
import type { FieldErrors, Fields } from "../parse";
import { DIMENSION_KEYS, RUBRIC_VERSION } from "../rubric/rubric";
import { updateScores } from "../scoring/update-scores.server";
import { parseReview, type ReviewInput, reviewFields } from "./review";
import { refuseReview } from "./save-review-draft.server";

export type SubmitReviewResult =
  | { ok: true; reviewId: string }
  | { ok: false; problem: "missing" }
  | { ok: false; problem: "refused"; why: string }
  | { ok: false; problem: "conflict"; theirs: Draft }
  | { ok: false; problem: "invalid"; errors: FieldErrors };

/**
 * Submits the viewer's review of a solution, once: the review, its scores, the solution's new
 * estimates and the end of the draft are one transaction. Who has not opened the other reviews is marked independent.
 */
export async function submitReview(
  ctx: MemberCtx,
  solutionId: string,
  fields: Fields,
): Promise<SubmitReviewResult> {
  const refusal = await refuseReview(ctx, solutionId, fields);
  if (refusal) return refusal;
  const parsed = parseReview(fields);
  if (!parsed.ok) return { ok: false, problem: "invalid", errors: parsed.errors };

  const reviewId = ctx.newId();
  const html = await renderReview(ctx, reviewId, parsed.value);
  return inTransaction(ctx, async (ctx): Promise<SubmitReviewResult> => {
    const solution = await lockSolution(ctx.db, solutionId);
    const refusal = await refuseReview(ctx, solutionId, fields);
    if (refusal) return refusal;
    const form = draftForm(fields, reviewFields(fields));
    const theirs = await endDraft(ctx, { kind: "review", id: solutionId }, form);
    if (theirs) return { ok: false, problem: "conflict", theirs };
    const { hasOpened } = await findReviewerState(ctx.db, solutionId, ctx.viewer.id);
    await insertReview(ctx.db, {
      id: reviewId,
      solution_id: solutionId,
      revision: judgedRevision(fields, solution?.revision ?? 1),
      reviewer_id: ctx.viewer.id,
      rubric_version: RUBRIC_VERSION,
      ...html.review,
      independent: hasOpened ? 0 : 1,
      submitted_at: ctx.now,
      closed_at: null,
      explained: "",
      assigned: 0,
    });
    await insertReviewScores(
      ctx.db,
      html.scores.map((score) => ({ review_id: reviewId, ...score })),
    );
    await updateScores(ctx, solutionId, await incrementReviewCount(ctx.db, solutionId));
    return { ok: true, reviewId };
  });
}

/** The revision that was on the page beside the form; the latest where the form does not say. */
function judgedRevision(fields: Fields, latest: number): number {
  const revision = Number(fields.revision);
  return Number.isInteger(revision) && revision >= 1 && revision <= latest ? revision : latest;
}

async function renderReview(
  ctx: MemberCtx,
  reviewId: string,
  { scores, strength, change, question }: ReviewInput,
) {
  const texts = [
    strength,
    change,
    question,
    ...DIMENSION_KEYS.flatMap((key) => [scores[key].reason, scores[key].step]),
  ];
  const rendered = await ctx.render(texts, { idScope: reviewId });
  const html = (i: number) => (rendered[i] as Rendered).html;
  return {
    review: {
      strength,
      strength_html: html(0),
      change,
      change_html: html(1),
      question,
      question_html: html(2),
    },
    scores: DIMENSION_KEYS.map((dimension, i) => ({
      dimension,
      ...scores[dimension],
      reason_html: html(3 + 2 * i),
      step_html: html(4 + 2 * i),
    })),
  };
}
