import { findUnansweredReview } from "~db/queries/replies";
import { sumReputation } from "~db/queries/reputation";
import { lockUsers } from "~db/queries/users";
import type { MemberCtx } from "../context.server";
import { award } from "../reputation/award.server";
import { ANSWER_WITHIN, ANSWERS_CAP, REPUTATION_RULES } from "../reputation/rules";
import { before, elapsed } from "../time";

/**
 * Pays the viewer, who wrote the solution, for a prompt answer to a review: in its thread or to one of its points, once
 * a review. Call it behind `lockReview`, in the transaction of the answer, after it was stored.
 */
export async function payForAnswer(
  ctx: MemberCtx,
  review: { id: string; solutionId: string; submittedAt: string },
): Promise<void> {
  if (elapsed(review.submittedAt, ctx.now) > ANSWER_WITHIN) return;
  const weekAgo = before(ctx.now, ANSWER_WITHIN);
  const userId = ctx.viewer.id;
  await lockUsers(ctx.db, [userId]);
  const own = { solutionId: review.solutionId, authorId: userId };
  if (await findUnansweredReview(ctx.db, own, weekAgo)) return;
  const about = { userId, reviewId: review.id, solutionId: review.solutionId };
  // What a member does under a pseudonym does not limit what everybody can read.
  const rows = { userId, rule: "answered-reviews", since: weekAgo, isShown: true } as const;
  const paid = await sumReputation(ctx.db, rows);
  await award(ctx, {
    ...about,
    rule: "answered-reviews",
    dedupeKey: `answered-reviews:${review.id}`,
    ruleCeiling: Math.min(REPUTATION_RULES["answered-reviews"].points, Math.max(0, ANSWERS_CAP - paid)),
  });
}
