import { findRoundRequest } from "~db/queries/rounds";
import type { MemberCtx } from "../context.server";
import { type Draft, draftForm } from "../drafts/draft";
import { resaveDraft, saveDraft } from "../drafts/save-draft.server";
import type { FieldErrors, Fields } from "../parse";
import { findVisibleReview } from "../reviews/find-visible-review.server";
import { ROUND_REASON_MAX, roundFields, whyCannotLookAgain } from "./round";

export type SaveRoundDraftResult =
  | { ok: true; version: number }
  | { ok: false; problem: "missing" }
  | { ok: false; problem: "refused"; why: string }
  | { ok: false; problem: "invalid"; errors: FieldErrors }
  | { ok: false; problem: "conflict"; theirs: Draft };

/** Keeps what the viewer has written of their review in another round. Anything goes but far too long texts. */
export async function saveRoundDraft(
  ctx: MemberCtx,
  reviewId: string,
  fields: Fields,
): Promise<SaveRoundDraftResult> {
  const draft = roundFields(fields);
  const tooLong = Object.keys(draft).find((name) => (draft[name] ?? "").length > 4 * ROUND_REASON_MAX);
  if (tooLong) {
    const errors = { [tooLong]: "This is too long to be kept. Shorten it." };
    return { ok: false, problem: "invalid", errors };
  }
  const subject = { kind: "round" as const, id: reviewId };
  const form = draftForm(fields, draft);
  const resaved = await resaveDraft(ctx, subject, form);
  if (resaved) return resaved;
  const found = await findVisibleReview(ctx, reviewId);
  if (found?.row.reviewerId !== ctx.viewer.id) return { ok: false, problem: "missing" };
  const request = await findRoundRequest(ctx.db, reviewId);
  const why = whyCannotLookAgain(found.solution, ctx.viewer, { request, now: ctx.now });
  return why ? { ok: false, problem: "refused", why } : saveDraft(ctx, subject, form);
}
