import { lockReview } from "~db/queries/ratings";
import { listOpenReviews, updateReviewClosed } from "~db/queries/reviews";
import { findSolution } from "~db/queries/solutions";
import { lockUsers } from "~db/queries/users";
import { type Ctx, inTransaction } from "../context.server";
import { award } from "../reputation/award.server";
import { CLOSES_AFTER } from "../reputation/rules";
import { before } from "../time";
import { wasFirst } from "./standing.server";

const BATCH = 100;

/**
 * Closes reviews that are older than 14 days, and pays those that nobody rated. Each is a transaction of its own, so
 * it can be stopped anywhere and run again. Returns how many it looked at, at most one batch; 0 says that none is left.
 */
export async function closeUnratedReviews(ctx: Ctx): Promise<number> {
  const reviews = await listOpenReviews(ctx.db, before(ctx.now, CLOSES_AFTER), BATCH);
  for (const review of reviews) {
    await inTransaction(ctx, async (ctx) => {
      await lockUsers(ctx.db, [review.reviewerId]);
      const current = await lockReview(ctx.db, review.id);
      if (!current || current.closedAt) return;
      await updateReviewClosed(ctx.db, review.id, ctx.now);
      if (current.rating) return;
      const about = { userId: review.reviewerId, reviewId: review.id, solutionId: review.solutionId };
      await award(ctx, { ...about, rule: "closed-unrated", dedupeKey: `closed-unrated:${review.id}` });
      const solution = await findSolution(ctx.db, review.solutionId, "");
      if (solution && (await wasFirst(ctx, { ...review, publishedAt: solution.publishedAt }))) {
        await award(ctx, { ...about, rule: "first-review", dedupeKey: `first-review:${review.id}:closed` });
      }
    });
  }
  return reviews.length;
}
