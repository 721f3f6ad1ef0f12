import { findPoint } from "~db/queries/points";
import { lockReview } from "~db/queries/ratings";
import { insertReply } from "~db/queries/replies";
import { updateReviewAnswered } from "~db/queries/reviews";
import { lockUsers } from "~db/queries/users";
import { payForAnswer } from "../answers/pay-for-answer.server";
import { inTransaction, type MemberCtx } from "../context.server";
import { type Conflict, draftForm } from "../drafts/draft";
import { endDraft } from "../drafts/save-draft.server";
import type { Fields, Invalid, Missing, Refused } from "../parse";
import { findVisibleReview } from "../reviews/find-visible-review.server";
import { whyCannotReply } from "../reviews/policy";
import { notifyThread } from "./notify-thread.server";
import { parseReply, replyFields } from "./reply";

export type ReplyResult = { ok: true; replyId: string } | Missing | Refused | Invalid | Conflict;

/**
 * Adds the viewer's reply to the thread below a review, or below one of its points, and tells the two whom it concerns;
 * an author's prompt first answer pays the author.
 */
export async function replyToReview(ctx: MemberCtx, reviewId: string, fields: Fields): Promise<ReplyResult> {
  const found = await findVisibleReview(ctx, reviewId);
  if (!found) return { ok: false, problem: "missing" };
  const { row, solution, state } = found;
  const reviewed = { reviewerId: row.reviewerId, solution };
  const why = whyCannotReply(reviewed, ctx.viewer, { ...state, now: ctx.now });
  if (why) return { ok: false, problem: "refused", why };
  const parsed = parseReply(fields);
  if (!parsed.ok) return { ok: false, problem: "invalid", errors: parsed.errors };
  const { body, point } = parsed.value;
  if (point && !(await findPoint(ctx.db, { id: point, reviewId }))) {
    const errors = { point: "This point is not in the review. Choose one from the list." };
    return { ok: false, problem: "invalid", errors };
  }

  const replyId = ctx.newId();
  const [rendered] = await ctx.render([body], { idScope: replyId });
  return inTransaction(ctx, async (ctx): Promise<ReplyResult> => {
    await lockUsers(ctx.db, [ctx.viewer.id]);
    await lockReview(ctx.db, reviewId);
    const form = draftForm(fields, replyFields({ body, point }));
    const theirs = await endDraft(ctx, { kind: "reply", id: reviewId }, form);
    if (theirs) return { ok: false, problem: "conflict", theirs };
    const byAuthor = ctx.viewer.id === row.authorId;
    await insertReply(ctx.db, {
      id: replyId,
      review_id: reviewId,
      author_id: ctx.viewer.id,
      body,
      body_html: rendered?.html ?? "",
      posted_at: ctx.now,
      point_id: point || null,
    });
    if (byAuthor) {
      await updateReviewAnswered(ctx.db, reviewId, ctx.now);
      await payForAnswer(ctx, row);
    }
    await notifyThread(ctx, row, replyId);
    return { ok: true, replyId };
  });
}
