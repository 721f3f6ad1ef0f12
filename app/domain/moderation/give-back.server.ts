import { listUsersSince } from "~db/queries/case-evidence";
import { listCaseMeasures, updateMeasureLifted } from "~db/queries/cases";
import { findReviewWeight } from "~db/queries/reading";
import { sumReputation } from "~db/queries/reputation";
import { listStandingEvents, listTakenBack } from "~db/queries/standing-events";
import { lockUsers } from "~db/queries/users";
import { type Ctx, inTransaction } from "../context.server";
import type { CountsRule } from "../integrity/rules";
import { award } from "../reputation/award.server";
import { giveAgain } from "../reputation/give-again.server";
import { lockAroundReview } from "../reputation/lock-around-review.server";
import { ruleCeiling } from "../reputation/rule-ceiling.server";
import { type RuleKey, UNPAID } from "../reputation/rules";
import { takeBack } from "../reputation/take-back.server";
import { liftUpheldReport } from "../reputation/uphold-report.server";
import { isProven } from "../reviews/standing.server";
import { changeWeight } from "./change-weight.server";

const BATCH = 100;
const ROWS_MAX = 1000;
/** Why points of a review were taken back by a rule. */
const TAKEN_BY = ["serial-ratings", "copied-reviews", "ring"];

/** What a measure that follows an upheld report is kept under. */
export function upheldSubject(reviewId: string): string {
  return `upheld:${reviewId}`;
}

/**
 * Gives back all that the rule of a case took: what reviews count, points that were taken back, and points that were not
 * paid. Each measure is a transaction of its own, so it can be stopped anywhere and run again.
 */
export async function giveBack(ctx: Ctx, caseId: string): Promise<void> {
  for (;;) {
    const measures = await listCaseMeasures(ctx.db, caseId, { limit: BATCH });
    if (measures.length === 0) return;
    for (const measure of measures)
      await inTransaction(ctx, async (ctx) => {
        await lockAroundReview(ctx, measure.reviewId);
        const { subjectId } = measure;
        const points = await giveOneBack(ctx, measure);
        await updateMeasureLifted(ctx.db, { caseId, subjectId }, { now: ctx.now, points });
      });
  }
}

type Measure = Awaited<ReturnType<typeof listCaseMeasures>>[number];

/** Returns the points that were given back. */
async function giveOneBack(ctx: Ctx, measure: Measure): Promise<number> {
  const { subjectId, reviewId, userId, what } = measure;
  const about = { reviewId, userId };
  const before = await sumReputation(ctx.db, about);
  if (subjectId === upheldSubject(reviewId)) await liftUpheldReport(ctx, reviewId);
  else if (what === "counts") await countInFull(ctx, reviewId);
  else await givePointsAgain(ctx, measure);
  return (await sumReputation(ctx.db, about)) - before;
}

async function countInFull(ctx: Ctx, reviewId: string) {
  const review = await findReviewWeight(ctx.db, reviewId);
  // What an upheld report takes is not another case's to give back.
  if (!review || review.countsWhy === "" || review.countsWhy === ("upheld" satisfies CountsRule)) return;
  const { reviewerId, solutionId } = review;
  await changeWeight(ctx, { id: reviewId, reviewerId, solutionId }, { counts: 1, why: "" });
  await payAnew(ctx, reviewId);
}

async function givePointsAgain(ctx: Ctx, { userId, reviewId }: { userId: string; reviewId: string }) {
  for (const why of TAKEN_BY)
    await giveAgain(ctx, await listTakenBack(ctx.db, userId, { reviewId, why, limit: ROWS_MAX }));
}

/** Pays what was not paid while the review counted less, by the caps of now. */
async function payAnew(ctx: Ctx, reviewId: string) {
  const standing = await listStandingEvents(ctx.db, reviewId);
  const unpaid = standing.filter(({ limitedBy }) => UNPAID.some((key) => key === limitedBy));
  if (unpaid.length === 0) return;
  await lockUsers(
    ctx.db,
    unpaid.flatMap(({ userId, giverId }) => (giverId ? [userId, giverId] : [userId])),
  );
  const givers = await listUsersSince(
    ctx.db,
    unpaid.flatMap(({ giverId }) => giverId ?? []),
  );
  await takeBack(ctx, unpaid, "restored");
  for (const { rule, userId, giverId, solutionId, dedupeKey } of unpaid) {
    const giver = givers.find(({ id }) => id === giverId);
    await award(ctx, {
      userId,
      rule: rule as RuleKey,
      reviewId,
      solutionId,
      dedupeKey: `${dedupeKey}:lifted`,
      ...(giver && { giver: { id: giver.id, proven: await isProven(ctx, giver) } }),
      ruleCeiling: await ruleCeiling(ctx, rule as RuleKey, reviewId),
    });
  }
}
