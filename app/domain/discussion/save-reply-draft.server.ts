import type { MemberCtx } from "../context.server";
import { draftForm, type SaveDraftResult, tooLongToKeep } from "../drafts/draft";
import { resaveDraft, saveDraft } from "../drafts/save-draft.server";
import type { Fields } from "../parse";
import { findVisibleReview } from "../reviews/find-visible-review.server";
import { whyCannotReply } from "../reviews/policy";
import { REPLY_MAX, replyFields } from "./reply";

/** Keeps the viewer's unfinished reply to a review. Anything goes but far too long texts. */
export async function saveReplyDraft(
  ctx: MemberCtx,
  reviewId: string,
  fields: Fields,
): Promise<SaveDraftResult> {
  const draft = replyFields(fields);
  const errors = tooLongToKeep(draft, 4 * REPLY_MAX);
  if (errors) return { ok: false, problem: "invalid", errors };
  const subject = { kind: "reply" as const, id: reviewId };
  const form = draftForm(fields, draft);
  const resaved = await resaveDraft(ctx, subject, form);
  if (resaved) return resaved;
  const found = await findVisibleReview(ctx, reviewId);
  if (!found) return { ok: false, problem: "missing" };
  const { row, solution, state } = found;
  const reviewed = { reviewerId: row.reviewerId, solution };
  const why = whyCannotReply(reviewed, ctx.viewer, { ...state, now: ctx.now });
  if (why) return { ok: false, problem: "refused", why };
  return saveDraft(ctx, subject, form);
}
