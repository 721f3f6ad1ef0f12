import { countReviewsBy, findFirstReview } from "~db/queries/reviews";
import type { Ctx } from "../context.server";
import { FIRST_REVIEW_WITHIN, PROVEN_AGE, PROVEN_REVIEWS } from "../reputation/rules";
import { isYoung } from "../reputation/young-site.server";
import { elapsed } from "../time";

/** Whether a review was its solution's first and came within 24 hours of the posting. */
export async function wasFirst(
  ctx: Ctx,
  review: { id: string; solutionId: string; submittedAt: string; publishedAt: string | null },
): Promise<boolean> {
  if (!review.publishedAt || elapsed(review.publishedAt, review.submittedAt) > FIRST_REVIEW_WITHIN)
    return false;
  return (await findFirstReview(ctx.db, review.solutionId))?.id === review.id;
}

/** Whether somebody's word pays: on a young site everybody's, later that of members of some days and reviews. */
export async function isProven(ctx: Ctx, giver: { id: string; createdAt: string }): Promise<boolean> {
  if (await isYoung(ctx)) return true;
  if (elapsed(giver.createdAt, ctx.now) < PROVEN_AGE) return false;
  return (await countReviewsBy(ctx.db, giver.id, PROVEN_REVIEWS)) >= PROVEN_REVIEWS;
}
