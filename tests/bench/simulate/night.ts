import { auditAbuse } from "~/domain/moderation/audit-abuse.server";
import { endExpiredClaims } from "~/domain/queue/claims.server";
import { moveLateForward } from "~/domain/queue/keep-promise.server";
import { payHeldBack } from "~/domain/reputation/pay-held-back.server";
import { closeUnratedReviews } from "~/domain/reviews/close-unrated-reviews.server";
import { payProven } from "~/domain/reviews/pay-proven.server";
import { payReachedMedian } from "~/domain/scoring/pay-reached-median.server";
import { recompute } from "~/web/recompute-scores.server";
import type { Town } from "./town";

const FULL_FIT_EVERY = 7;

/** What the site does by itself once a day. The full fit is made once a week, to save time. */
export async function tidy(town: Town, day: number): Promise<void> {
  const ctx = town.ctx();
  while ((await endExpiredClaims(ctx)) > 0);
  while ((await closeUnratedReviews(ctx)) > 0);
  await moveLateForward(ctx);
  while ((await auditAbuse(ctx)) > 0);
  while ((await payProven(ctx)) > 0);
  await payHeldBack(ctx);
  if (day % FULL_FIT_EVERY === FULL_FIT_EVERY - 1) await recompute(ctx);
  while ((await payReachedMedian(ctx)) > 0);
}
