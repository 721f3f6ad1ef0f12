import { findRoundRequest } from "~db/queries/rounds";
import type { MemberCtx } from "../context.server";
import { draftForm, type SaveDraftResult, tooLongToKeep } from "../drafts/draft";
import { resaveDraft, saveDraft } from "../drafts/save-draft.server";
import type { Fields } from "../parse";
import { findVisibleReview } from "../reviews/find-visible-review.server";
import { ROUND_REASON_MAX, roundFields, whyCannotLookAgain } from "./round";

/** Keeps what the viewer has written of their review in another round. Anything goes but far too long texts. */
export async function saveRoundDraft(
  ctx: MemberCtx,
  reviewId: string,
  fields: Fields,
): Promise<SaveDraftResult> {
  const draft = roundFields(fields);
  const errors = tooLongToKeep(draft, 4 * ROUND_REASON_MAX);
  if (errors) return { ok: false, problem: "invalid", errors };
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
