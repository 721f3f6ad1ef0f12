import { findUnreadNotice } from "~db/queries/notices";
import type { MemberCtx } from "../context.server";
import { notify } from "../notices/notify.server";

/**
 * Tells the author of a solution and the writer of its review of a new reply, but for whom wrote it. Who has not read
 * an earlier notice of the same thread is told nothing more. Call it in the transaction of the reply.
 */
export async function notifyThread(
  ctx: MemberCtx,
  review: { id: string; solutionId: string; authorId: string; reviewerId: string },
  replyId: string,
): Promise<void> {
  for (const userId of [review.authorId, review.reviewerId]) {
    const kind = "reply";
    if (userId === ctx.viewer.id || (await findUnreadNotice(ctx.db, { userId, kind, reviewId: review.id })))
      continue;
    await notify(ctx, {
      userId,
      kind,
      path: `/reviews/${review.id}#reply-${replyId}`,
      solutionId: review.solutionId,
      reviewId: review.id,
    });
  }
}
