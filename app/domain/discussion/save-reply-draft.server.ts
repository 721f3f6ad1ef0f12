import type { MemberCtx } from "../context.server";
import { type Draft, draftForm } from "../drafts/draft";
import { resaveDraft, saveDraft } from "../drafts/save-draft.server";
import type { FieldErrors, Fields } from "../parse";
import { findVisibleReview } from "../reviews/find-visible-review.server";
import { whyCannotReply } from "../reviews/policy";
import { REPLY_MAX, replyFields } from "./reply";

export type SaveReplyDraftResult =
  | { ok: true; version: number }
  | { ok: false; problem: "missing" }
  | { ok: false; problem: "refused"; why: string }
  | { ok: false; problem: "invalid"; errors: FieldErrors }
  | { ok: false; problem: "conflict"; theirs: Draft };

/** Keeps the viewer's unfinished reply to a review. Anything goes but far too long texts. */
export async function saveReplyDraft(
  ctx: MemberCtx,
  reviewId: string,
  fields: Fields,
): Promise<SaveReplyDraftResult> {
  const draft = replyFields(fields);
  if (Object.values(draft).some((text) => text.length > 4 * REPLY_MAX)) {
    return {
      ok: false,
      problem: "invalid",
      errors: { body: "This is too long to be kept. Shorten it." },
    };
  }
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
