import { sumReputation } from "~db/queries/reputation";
import { listEventsOfReview } from "~db/queries/standing-events";
import type { Ctx } from "../context.server";
import { ADOPTED_PER_REVIEW, ENDORSEMENT_CAP, REPUTATION_RULES, type RuleKey } from "./rules";

/**
 * The points that one more award under a rule may pay for a review, beside what stands for it already: from 0 up to what
 * the rule says. Only endorsements and adopted points have such a cap. Call it behind the lock on the review.
 */
export async function ruleCeiling(ctx: Ctx, rule: RuleKey, reviewId: string): Promise<number> {
  const { points } = REPUTATION_RULES[rule];
  if (rule === "endorsed") {
    const paid = await sumReputation(ctx.db, { reviewId, rule });
    return Math.min(points, Math.max(0, ENDORSEMENT_CAP - paid));
  }
  if (rule !== "adopted") return points;
  const events = await listEventsOfReview(ctx.db, reviewId, rule);
  const paying = events.filter(({ stands, points }) => stands && points > 0).length;
  return paying < ADOPTED_PER_REVIEW ? points : 0;
}
