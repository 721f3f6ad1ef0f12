import type { MemberCtx } from "../context.server";
import { draftForm, type SaveDraftResult, tooLongToKeep } from "../drafts/draft";
import { resaveDraft, saveDraft } from "../drafts/save-draft.server";
import type { Fields } from "../parse";
import { findVisibleReview } from "../reviews/find-visible-review.server";
import { whyCannotAnswer } from "../reviews/policy";
import { answerFields } from "./panel-answers";
import { ANSWER_MAX } from "./question";

/** Keeps the viewer's unfinished answers to the questions of a review. Anything goes but far too long texts. */
export async function saveAnswersDraft(
  ctx: MemberCtx,
  reviewId: string,
  fields: Fields,
): Promise<SaveDraftResult> {
  const answers = answerFields(fields);
  const errors = tooLongToKeep(answers, 4 * ANSWER_MAX);
  if (errors) return { ok: false, problem: "invalid", errors };
  const subject = { kind: "answer" as const, id: reviewId };
  const form = draftForm(fields, answers);
  const resaved = await resaveDraft(ctx, subject, form);
  if (resaved) return resaved;
  const found = await findVisibleReview(ctx, reviewId);
  if (!found) return { ok: false, problem: "missing" };
  const why = whyCannotAnswer({ solution: found.solution }, ctx.viewer);
  if (why) return { ok: false, problem: "refused", why };
  return saveDraft(ctx, subject, form);
}
