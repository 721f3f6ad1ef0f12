import {
  countReplyVersions,
  findReply,
  insertReplyVersion,
  lockReply,
  updateReply,
  updateReplyDeleted,
} from "~db/queries/replies";
import { inTransaction, type MemberCtx } from "../context.server";
import type { Fields, Invalid, Missing, Refused } from "../parse";
import { findVisibleReview } from "../reviews/find-visible-review.server";
import { whyCannotReply } from "../reviews/policy";
import { EDITS_MAX, parseReply } from "./reply";

export type ChangeReplyResult = { ok: true; replyId: string } | Missing | Refused | Invalid;

/** Gives a reply of the viewer's another text; what it said before stays to be read. The same text changes nothing. */
export async function editReply(
  ctx: MemberCtx,
  reviewId: string,
  fields: Fields,
): Promise<ChangeReplyResult> {
  const own = await findOwnReply(ctx, reviewId, fields);
  if (!own.ok) return own;
  const { row, solution, state } = own.found;
  const reviewed = { reviewerId: row.reviewerId, solution };
  const why = whyCannotReply(reviewed, ctx.viewer, { ...state, now: ctx.now });
  if (why) return { ok: false, problem: "refused", why };
  const parsed = parseReply(fields);
  if (!parsed.ok) return { ok: false, problem: "invalid", errors: parsed.errors };

  const { body } = parsed.value;
  const { replyId } = own;
  const [rendered] = await ctx.render([body], { idScope: replyId });
  return inTransaction(ctx, async (ctx): Promise<ChangeReplyResult> => {
    const reply = await lockReply(ctx.db, replyId);
    if (!reply || reply.deletedAt) return { ok: false, problem: "refused", why: TAKEN_BACK };
    if (reply.body === body) return { ok: true, replyId };
    const edits = await countReplyVersions(ctx.db, replyId);
    if (edits >= EDITS_MAX) {
      const why = `This reply was edited ${EDITS_MAX} times, which is the most. Write a new one instead.`;
      return { ok: false, problem: "refused", why };
    }
    await insertReplyVersion(ctx.db, {
      reply_id: replyId,
      version: edits + 1,
      body: reply.body,
      body_html: reply.bodyHtml,
      replaced_at: ctx.now,
    });
    await updateReply(ctx.db, replyId, { body, body_html: rendered?.html ?? "", edited_at: ctx.now });
    return { ok: true, replyId };
  });
}

/** Takes a reply of the viewer's back: nobody reads its text any more, and its place stays. Twice is once. */
export async function deleteReply(
  ctx: MemberCtx,
  reviewId: string,
  fields: Fields,
): Promise<ChangeReplyResult> {
  const own = await findOwnReply(ctx, reviewId, fields);
  if (!own.ok) return own;
  await updateReplyDeleted(ctx.db, own.replyId, ctx.now);
  return { ok: true, replyId: own.replyId };
}

const TAKEN_BACK = "You took this reply back, so it cannot be changed any more.";

/** The reply that a form names, if the viewer wrote it below this review. */
async function findOwnReply(ctx: MemberCtx, reviewId: string, fields: Fields) {
  const found = await findVisibleReview(ctx, reviewId);
  if (!found) return { ok: false as const, problem: "missing" as const };
  const reply = await findReply(ctx.db, fields.reply ?? "");
  if (reply?.reviewId !== reviewId || reply.authorId !== ctx.viewer.id)
    return { ok: false as const, problem: "missing" as const };
  return { ok: true as const, found, replyId: reply.id };
}
