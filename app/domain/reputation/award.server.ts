import { areNamesShown, findPairStanding } from "~db/queries/pair-standing";
import { insertReputationEvent, sumReputation } from "~db/queries/reputation";
import { findReviewWorth, listStandingEvents } from "~db/queries/standing-events";
import { lockUsers } from "~db/queries/users";
import type { Ctx } from "../context.server";
import { before, dayOf, monthOf } from "../time";
import { settleReviewMedals } from "./review-medals.server";
import { type LimitKey, PAIR_WINDOW, payable, REPUTATION_RULES, type RuleKey, UNPAID } from "./rules";
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
  /**
   * Who caused it, where a person did, whether their word pays, and whether it is known by now that the two are no pair:
   * what was cut as if they were is paid without a limit, as it belongs to a day that is past.
   */
  giver?: { id: string; proven: boolean; isNoPair?: boolean };
  /** The most that this rule may still pay here; from 0 up. */
  ruleCeiling?: number;
  /** What stood in its place before: caps leave that. */
  atLeast?: number;
}

/**
 * Adds a row to the ledger with what its rule pays after all caps (SCORING: 60 a day, 20 from one person in 30 days,
 * half and then nothing inside a reciprocal pair, nothing for a review that was rushed, copied or reported with
 * reason; caps count only what is still paid), and recomputes the public totals and the review's medals. What is done
 * under a pseudonym is no part of what limits rows that everybody can read, until it ends. Call it inside the
 * transaction of the act that earns. Returns the points paid; 0 as well when the key was there already.
 */
export async function award(ctx: Ctx, { userId, rule, giver, ...about }: Award): Promise<number> {
  await lockUsers(ctx.db, giver ? [userId, giver.id] : [userId]);
  const full = REPUTATION_RULES[rule].points;
  const ceiling = about.ruleCeiling ?? full;
  const { reviewId, atLeast = 0 } = about;
  const capped = await afterCaps(ctx, Math.min(full, ceiling), { userId, giver, reviewId });
  const paid = capped.points < atLeast ? { ...capped, points: Math.min(atLeast, full, ceiling) } : capped;
  const isCut = paid.points < Math.min(full, ceiling);
  const limitedBy: LimitKey | "" = isCut ? paid.limitedBy : ceiling < full ? "rule-cap" : "";
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

async function afterCaps(
  ctx: Ctx,
  full: number,
  { userId, giver, reviewId }: Pick<Award, "userId" | "giver" | "reviewId">,
): Promise<{ points: number; limitedBy: LimitKey | "" }> {
  const review = reviewId === null ? undefined : await findReviewWorth(ctx.db, reviewId);
  const unpaid = full > 0 ? whyUnpaid(review, userId) : "";
  if (unpaid) return { points: 0, limitedBy: unpaid };
  if (giver?.isNoPair) return { points: full, limitedBy: "" };
  const today = await earnedOn(ctx, userId, ctx.now);
  const giverProven = giver?.proven ?? true;
  if (!giver || !(await isBetweenNames(ctx, giver.id, reviewId)))
    return payable(full, { today, fromGiver: 0, ratingsBetween: 0, reciprocal: false, giverProven });
  const pair = await pairStanding(ctx, { userId, giverId: giver.id, reviewId }, { until: ctx.now });
  return payable(full, {
    ...pair,
    // Whom the queue sent did not choose whom they met.
    reciprocal: pair.reciprocal && review?.assigned !== 1,
    today,
    giverProven,
  });
}

/** What two people did for each other in the 30 days up to a time, and through other reviews than one. */
export async function pairStanding(
  ctx: Ctx,
  { userId, giverId, reviewId }: { userId: string; giverId: string; reviewId: string | null },
  { since, until }: { since?: string; until: string },
) {
  const stretch = { since: since ?? before(until, PAIR_WINDOW), until };
  const exceptReviewId = reviewId ?? "";
  const received = await findPairStanding(ctx.db, { userId, giverId, exceptReviewId }, stretch);
  const given = await findPairStanding(ctx.db, { userId: giverId, giverId: userId, exceptReviewId }, stretch);
  return {
    fromGiver: ofPair(received),
    ratingsBetween: received.ratings + given.ratings,
    reciprocal: given.ratings > 0,
  };
}

/** Whether an award is no matter of a pseudonym, neither of who gets it nor of who gives it. */
async function isBetweenNames(ctx: Ctx, giverId: string, reviewId: string | null): Promise<boolean> {
  return reviewId === null || (await areNamesShown(ctx.db, { giverId, reviewId }));
}

/** Points by which one person's generosity is measured: one good review alone is never too much. */
function ofPair({ points, forOthers }: { points: number; forOthers: number }): number {
  return forOthers > 0 ? points : 0;
}

/** What a member earned on the day of a time, still has, and everybody can read. */
export function earnedOn(ctx: Ctx, userId: string, time: string): Promise<number> {
  const day = dayOf(time);
  return sumReputation(ctx.db, {
    userId,
    isShown: true,
    since: day,
    until: `${day}T99`,
    stillPays: true,
    exceptRule: "report-upheld",
  });
}

/**
 * What of an award that was taken back may be given again: what it paid, or what others that were paid in its place since
 * leave of the caps of its day and of its giver, as if it had stood all the time.
 */
export async function leftOfCaps(
  ctx: Ctx,
  event: {
    userId: string;
    giverId: string | null;
    reviewId: string | null;
    points: number;
    happenedAt: string;
  },
): Promise<{ points: number; limitedBy: LimitKey | "" }> {
  const { userId, giverId, reviewId, points, happenedAt } = event;
  const around = { since: before(happenedAt, PAIR_WINDOW), until: ctx.now };
  const isPair = giverId !== null && (await isBetweenNames(ctx, giverId, reviewId));
  return payable(points, {
    today: await earnedOn(ctx, userId, happenedAt),
    fromGiver: isPair ? (await pairStanding(ctx, { userId, giverId, reviewId }, around)).fromGiver : 0,
    ratingsBetween: 0,
    reciprocal: false,
    giverProven: true,
  });
}

/** Why a review earns its writer nothing, whatever others make of it; empty where it does. */
function whyUnpaid(review: Awaited<ReturnType<typeof findReviewWorth>>, userId: string): LimitKey | "" {
  if (review?.reviewerId !== userId) return "";
  if (Number(review.upheld) > 0) return "upheld-report";
  if (review.ring) return "ring";
  return UNPAID.find((key) => review.countsWhy.includes(key)) ?? "";
}
