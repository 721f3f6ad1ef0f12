import { findPairStanding, insertReputationEvent, sumReputation } from "~db/queries/reputation";
import { findReviewWorth, listStandingEvents } from "~db/queries/standing-events";
import { lockUsers } from "~db/queries/users";
import type { Ctx } from "../context.server";
import { before, monthOf } from "../time";
import { settleReviewMedals } from "./review-medals.server";
import {
  CORRECTIONS,
  type LimitKey,
  PAIR_WINDOW,
  payable,
  REPUTATION_RULES,
  type RuleKey,
  UNPAID,
} from "./rules";
import { takeBack } from "./take-back.server";
import { refreshTotals } from "./totals.server";

export interface Award {
  userId: string;
  rule: RuleKey;
  /** What it is about; the history links there. Null where it is about no review. */
  reviewId: string | null;
  solutionId: string | null;
  /** Two awards with one key pay once. */
  dedupeKey: string;
  /** Who caused it, where a person did, and whether their word pays. */
  giver?: { id: string; proven: boolean };
  /** The most that this rule may still pay here; from 0 up. */
  ruleCeiling?: number;
}

/**
 * Adds a row to the ledger with what its rule pays after all caps (SCORING: 60 a day, 20 from one person in 30 days,
 * half and then nothing inside a reciprocal pair, nothing for a review that was rushed, copied or reported with
 * reason), and recomputes the public totals and the review's medals. Call it inside the transaction of the act that
 * earns. Returns the points paid; 0 as well when the key was there already.
 */
export async function award(ctx: Ctx, { userId, rule, giver, ...about }: Award): Promise<number> {
  await lockUsers(ctx.db, giver ? [userId, giver.id] : [userId]);
  const full = REPUTATION_RULES[rule].points;
  const ceiling = about.ruleCeiling ?? full;
  const paid = await afterCaps(ctx, Math.min(full, ceiling), { userId, giver, reviewId: about.reviewId });
  const limitedBy: LimitKey | "" = paid.limitedBy || (ceiling < full ? "rule-cap" : "");
  const inserted = await insertReputationEvent(ctx.db, {
    id: ctx.newId(),
    user_id: userId,
    rule,
    points: paid.points,
    limited_by: limitedBy,
    giver_id: giver?.id ?? null,
    review_id: about.reviewId,
    solution_id: about.solutionId,
    reverses_id: null,
    dedupe_key: about.dedupeKey,
    happened_at: ctx.now,
  });
  if (!inserted) return 0;
  await refreshTotals(ctx, userId, [monthOf(ctx.now)]);
  if (about.reviewId) await settleReviewMedals(ctx, about.reviewId);
  return paid.points;
}

/** Takes back what stands in the ledger about a review under these rules, by rows that compensate it. */
export async function reverse(ctx: Ctx, reviewId: string, rules: RuleKey[]): Promise<void> {
  await takeBack(ctx, await listStandingEvents(ctx.db, reviewId, rules), "");
}

/** Takes back the one award about a review that has this dedupe key, where it stands. */
export async function reverseOne(ctx: Ctx, award: { reviewId: string; rule: RuleKey; dedupeKey: string }) {
  const standing = await listStandingEvents(ctx.db, award.reviewId, [award.rule]);
  const events = standing.filter((event) => event.dedupeKey === award.dedupeKey);
  await takeBack(ctx, events, "");
}

/** Rows that leave the caps as they were: what was taken back or given again by others than who acted. */
const EXCEPT = Object.keys(CORRECTIONS);

async function afterCaps(
  ctx: Ctx,
  full: number,
  { userId, giver, reviewId }: Pick<Award, "userId" | "giver" | "reviewId">,
): Promise<{ points: number; limitedBy: LimitKey | "" }> {
  const unpaid = full > 0 && reviewId !== null ? await whyUnpaid(ctx, reviewId, userId) : "";
  if (unpaid) return { points: 0, limitedBy: unpaid };
  const day = ctx.now.slice(0, 10);
  const rows = {
    userId,
    since: day,
    until: `${day}T99`,
    exceptLimitedBy: EXCEPT,
    exceptRule: "report-upheld",
  };
  const today = await sumReputation(ctx.db, rows);
  if (!giver)
    return payable(full, { today, fromGiver: 0, ratingsBetween: 0, reciprocal: false, giverProven: true });
  const since = { since: before(ctx.now, PAIR_WINDOW), exceptLimitedBy: EXCEPT };
  const exceptReviewId = reviewId ?? "";
  const received = await findPairStanding(ctx.db, { userId, giverId: giver.id, exceptReviewId }, since);
  const given = await findPairStanding(ctx.db, { userId: giver.id, giverId: userId, exceptReviewId }, since);
  return payable(full, {
    today,
    fromGiver: received.points,
    ratingsBetween: received.ratings + given.ratings,
    reciprocal: given.ratings > 0,
    giverProven: giver.proven,
  });
}

/** Why a review earns its writer nothing, whatever others make of it; empty where it does. */
async function whyUnpaid(ctx: Ctx, reviewId: string, userId: string): Promise<LimitKey | ""> {
  const review = await findReviewWorth(ctx.db, reviewId);
  if (review?.reviewerId !== userId) return "";
  if (Number(review.upheld) > 0) return "upheld-report";
  if (review.ring) return "ring";
  return UNPAID.find((key) => review.countsWhy.includes(key)) ?? "";
}
