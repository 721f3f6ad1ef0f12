import { findReviewWorth, listStandingEvents, listTakenBack } from "~db/queries/standing-events";
import type { Ctx } from "../context.server";
import { award } from "./award.server";
import { giveAgain } from "./give-again.server";
import { takeBack } from "./take-back.server";

const ROWS_MAX = 1000;

/**
 * Takes back all that a review earned its writer, and 5 points more, since a report of it was upheld; from then on it
 * earns nothing. Call it in the transaction of the verdict. Twice is once. Returns false where
 * there is no such review, or it was upheld before.
 */
export async function upholdReport(ctx: Ctx, reviewId: string): Promise<boolean> {
  const review = await findReviewWorth(ctx.db, reviewId);
  if (!review || Number(review.upheld) > 0) return false;
  const events = (await listStandingEvents(ctx.db, reviewId)).filter(
    (event) => event.userId === review.reviewerId,
  );
  await takeBack(ctx, events, "upheld-report");
  await award(ctx, {
    userId: review.reviewerId,
    rule: "report-upheld",
    reviewId,
    solutionId: review.solutionId,
    dedupeKey: `report-upheld:${reviewId}:${Number(review.upholds)}`,
  });
  return true;
}

/**
 * Lifts an upheld report: the 5 points come back, and what was taken back is given again. Call it in a transaction.
 * Returns false where none stands.
 */
export async function liftUpheldReport(ctx: Ctx, reviewId: string): Promise<boolean> {
  const review = await findReviewWorth(ctx.db, reviewId);
  if (!review || Number(review.upheld) === 0) return false;
  await takeBack(ctx, await listStandingEvents(ctx.db, reviewId, ["report-upheld"]), "restored");
  const about = { reviewId, why: "upheld-report", limit: ROWS_MAX };
  await giveAgain(ctx, await listTakenBack(ctx.db, review.reviewerId, about));
  return true;
}
