import {
  findPairStanding,
  insertReputationEvent,
  listMonthsAbout,
  listStandingEvents,
  sumReputation,
  upsertReputationMonth,
} from "~db/queries/reputation";
import { lockUsers, updateReputation } from "~db/queries/users";
import type { Ctx } from "../context.server";
import { before, monthOf } from "../time";
import { type LimitKey, PAIR_WINDOW, payable, REPUTATION_RULES, type RuleKey } from "./rules";

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
 * half and then nothing inside a reciprocal pair), and recomputes the public totals. Call it inside the transaction
 * of the act that earns. Returns the points paid; 0 as well when the key was there already.
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
  return paid.points;
}

/** Takes back what stands in the ledger about a review under these rules, by rows that compensate it. */
export async function reverse(ctx: Ctx, reviewId: string, rules: RuleKey[]): Promise<void> {
  await takeBack(ctx, reviewId, await listStandingEvents(ctx.db, reviewId, rules));
}

/** Takes back the one award about a review that has this dedupe key, where it stands. */
export async function reverseOne(ctx: Ctx, award: { reviewId: string; rule: RuleKey; dedupeKey: string }) {
  const standing = await listStandingEvents(ctx.db, award.reviewId, [award.rule]);
  await takeBack(
    ctx,
    award.reviewId,
    standing.filter((event) => event.dedupeKey === award.dedupeKey),
  );
}

async function takeBack(
  ctx: Ctx,
  reviewId: string,
  standing: Awaited<ReturnType<typeof listStandingEvents>>,
) {
  if (standing.length === 0) return;
  await lockUsers(
    ctx.db,
    standing.flatMap(({ userId, giverId }) => (giverId ? [userId, giverId] : [userId])),
  );
  for (const event of standing) {
    await insertReputationEvent(ctx.db, {
      id: ctx.newId(),
      user_id: event.userId,
      rule: event.rule,
      points: -event.points,
      limited_by: "",
      giver_id: event.giverId,
      review_id: reviewId,
      solution_id: event.solutionId,
      reverses_id: event.id,
      dedupe_key: `reverse:${event.id}`,
      happened_at: ctx.now,
    });
  }
  for (const userId of new Set(standing.map((event) => event.userId)))
    await refreshTotals(ctx, userId, [monthOf(ctx.now)]);
}

/**
 * Counts what a member earned about their review or their solution into their public totals, now that their name stands
 * on it. Call it behind the lock on that row, in the transaction that shows the name.
 */
export async function countShownPoints(
  ctx: Ctx,
  about: { userId: string } & ({ reviewId: string } | { solutionId: string }),
): Promise<void> {
  await lockUsers(ctx.db, [about.userId]);
  await refreshTotals(ctx, about.userId, await listMonthsAbout(ctx.db, about));
}

async function afterCaps(
  ctx: Ctx,
  full: number,
  { userId, giver, reviewId }: Pick<Award, "userId" | "giver" | "reviewId">,
) {
  const day = ctx.now.slice(0, 10);
  const today = await sumReputation(ctx.db, { userId, since: day, until: `${day}T99` });
  if (!giver)
    return payable(full, { today, fromGiver: 0, ratingsBetween: 0, reciprocal: false, giverProven: true });
  const since = before(ctx.now, PAIR_WINDOW);
  const received = await findPairStanding(
    ctx.db,
    { userId, giverId: giver.id, exceptReviewId: reviewId ?? "" },
    since,
  );
  const given = await findPairStanding(
    ctx.db,
    { userId: giver.id, giverId: userId, exceptReviewId: reviewId ?? "" },
    since,
  );
  return payable(full, {
    today,
    fromGiver: received.points,
    ratingsBetween: received.ratings + given.ratings,
    reciprocal: given.ratings > 0,
    giverProven: giver.proven,
  });
}

/** Totals that moved with what is still blind would tell whose it is, so they leave it out; caps count it. */
async function refreshTotals(ctx: Ctx, userId: string, months: string[]) {
  await updateReputation(ctx.db, userId, await sumReputation(ctx.db, { userId, isShown: true }));
  for (const month of months) {
    const rows = { userId, since: month, until: `${month}-99`, isShown: true } as const;
    await upsertReputationMonth(ctx.db, { month, userId }, await sumReputation(ctx.db, rows));
  }
}
