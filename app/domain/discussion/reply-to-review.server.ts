import { findPoint } from "~db/queries/points";
import { lockReview } from "~db/queries/ratings";
import { findReplyBy, findUnansweredReview, insertReply } from "~db/queries/replies";
import { sumReputation } from "~db/queries/reputation";
import { updateReviewAnswered } from "~db/queries/reviews";
import { lockUsers } from "~db/queries/users";
import { inTransaction, type MemberCtx } from "../context.server";
import { type Conflict, draftForm } from "../drafts/draft";
import { endDraft } from "../drafts/save-draft.server";
import type { Fields, Invalid, Missing, Refused } from "../parse";
import { award } from "../reputation/award.server";
import { ANSWER_WITHIN, ANSWERS_CAP, REPUTATION_RULES } from "../reputation/rules";
import { findVisibleReview } from "../reviews/find-visible-review.server";
import { whyCannotReply } from "../reviews/policy";
import { before, elapsed } from "../time";
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
    await lockReview(ctx.db, reviewId);
    const form = draftForm(fields, replyFields({ body, point }));
    const theirs = await endDraft(ctx, { kind: "reply", id: reviewId }, form);
    if (theirs) return { ok: false, problem: "conflict", theirs };
    const byAuthor = ctx.viewer.id === row.authorId;
    const firstAnswer = byAuthor && !(await findReplyBy(ctx.db, reviewId, ctx.viewer.id));
    await insertReply(ctx.db, {
      id: replyId,
      review_id: reviewId,
      author_id: ctx.viewer.id,
      body,
      body_html: rendered?.html ?? "",
      posted_at: ctx.now,
      point_id: point || null,
    });
    if (byAuthor) await updateReviewAnswered(ctx.db, reviewId, ctx.now);
    if (firstAnswer && elapsed(row.submittedAt, ctx.now) <= ANSWER_WITHIN) await payForAnswer(ctx, row);
    await notifyThread(ctx, row, replyId);
    return { ok: true, replyId };
  });
}

async function payForAnswer(ctx: MemberCtx, review: { id: string; solutionId: string }) {
  const weekAgo = before(ctx.now, ANSWER_WITHIN);
  const userId = ctx.viewer.id;
  await lockUsers(ctx.db, [userId]);
  if (await findUnansweredReview(ctx.db, { solutionId: review.solutionId, authorId: userId }, weekAgo))
    return;
  const paid = await sumReputation(ctx.db, { userId, rule: "answered-reviews", since: weekAgo });
  await award(ctx, {
    userId,
    rule: "answered-reviews",
    reviewId: review.id,
    solutionId: review.solutionId,
    dedupeKey: `answered-reviews:${review.id}`,
    ruleCeiling: Math.min(REPUTATION_RULES["answered-reviews"].points, Math.max(0, ANSWERS_CAP - paid)),
  });
}
