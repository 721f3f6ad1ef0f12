import { lockReview } from "~db/queries/ratings";
import { listUnratedReviews, updateReviewClosed } from "~db/queries/reviews";
import { findSolution } from "~db/queries/solutions";
import { type Ctx, inTransaction } from "../context.server";
import { award } from "../reputation/award.server";
import { CLOSES_AFTER } from "../reputation/rules";
import { before } from "../time";
import { wasFirst } from "./rate-review.server";

const BATCH = 100;

/**
 * Closes reviews that are older than 14 days, and pays those that nobody rated. Each is a transaction of its own, so
 * it can be stopped anywhere and run again. Returns how many were closed, at most one batch.
 */
export async function closeUnratedReviews(ctx: Ctx): Promise<number> {
  const reviews = await listUnratedReviews(ctx.db, before(ctx.now, CLOSES_AFTER), BATCH);
  for (const review of reviews) {
    await inTransaction(ctx, async (ctx) => {
      const current = await lockReview(ctx.db, review.id);
      if (!current || current.closedAt) return;
      await updateReviewClosed(ctx.db, review.id, ctx.now);
      if (current.rating) return;
      const about = { userId: review.reviewerId, reviewId: review.id, solutionId: review.solutionId };
      await award(ctx, { ...about, rule: "closed-unrated", dedupeKey: `closed-unrated:${review.id}` });
      const solution = await findSolution(ctx.db, review.solutionId);
      if (solution && (await wasFirst(ctx, { ...review, publishedAt: solution.publishedAt }))) {
        await award(ctx, { ...about, rule: "first-review", dedupeKey: `first-review:${review.id}:closed` });
      }
    });
  }
  return reviews.length;
}
