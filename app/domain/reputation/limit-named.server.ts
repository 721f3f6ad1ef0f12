import { insertReputationEvent } from "~db/queries/reputation";
import { findReviewWorth, listStandingOfPair } from "~db/queries/standing-events";
import type { Ctx } from "../context.server";
import { after } from "../time";
import { earnedOn, pairStanding } from "./award.server";
import { PAIR_WINDOW, payable, REPUTATION_RULES, type RuleKey } from "./rules";
import { type StandingEvent, settle, takeBack } from "./take-back.server";

const EVENTS_MAX = 200;

/**
 * Looks again at what two members were paid through each other in the 30 days from a time on, now that the names show of
 * something that was paid then: in the order in which it was paid, each is cut to what the limits of its day and of the
 * pair leave beside what came before it, as if the names had shown all the time. Call it behind the lock on both.
 */
export async function limitNamedPair(
  ctx: Ctx,
  { userId, giverId }: { userId: string; giverId: string },
  since: string,
): Promise<void> {
  const stretch = {
    rules: Object.keys(REPUTATION_RULES),
    since,
    until: after(since, PAIR_WINDOW),
    limit: EVENTS_MAX,
  };
  const events = [
    ...(await listStandingOfPair(ctx.db, { userId, giverId }, stretch)),
    ...(await listStandingOfPair(ctx.db, { userId: giverId, giverId: userId }, stretch)),
  ].filter(({ points, dedupeKey }) => points > 0 && !dedupeKey.endsWith(":settled"));
  events.sort((a, b) => compare(a.happenedAt, b.happenedAt) || compare(a.id, b.id));
  const cuts: StandingEvent[] = [];
  for (const event of events) {
    const left = await limit(ctx, event, cuts);
    if (left.points >= event.points) continue;
    await pay(ctx, event, left);
    cuts.push({ ...event, points: left.points });
  }
}

/** What the limits leave of an event. `cuts` were paid anew just now, but count for when they were earned. */
async function limit(ctx: Ctx, event: StandingEvent, cuts: StandingEvent[]) {
  const { userId, giverId, reviewId, points, happenedAt } = event;
  if (!giverId || !reviewId) return event;
  const pair = await pairStanding(ctx, { userId, giverId, reviewId }, { until: happenedAt });
  const review = await findReviewWorth(ctx.db, reviewId);
  const others = cuts.filter((cut) => cut.reviewId !== reviewId);
  const ratings = others.filter(({ rule }) => rule.startsWith("rated-"));
  const received = others.filter((cut) => cut.userId === userId);
  const isReciprocal = pair.reciprocal || ratings.some((cut) => cut.userId === giverId);
  return payable(REPUTATION_RULES[event.rule as RuleKey].points, {
    fromGiver: Math.max(0, pair.fromGiver - points) + received.reduce((sum, cut) => sum + cut.points, 0),
    ratingsBetween: pair.ratingsBetween + ratings.length,
    reciprocal: isReciprocal && review?.assigned !== 1,
    today: (await earnedOn(ctx, userId, happenedAt)) - points,
    giverProven: true,
  });
}

async function pay(ctx: Ctx, event: StandingEvent, left: { points: number; limitedBy: string }) {
  await takeBack(ctx, [event], "named");
  await insertReputationEvent(ctx.db, {
    id: ctx.newId(),
    user_id: event.userId,
    rule: event.rule,
    points: left.points,
    limited_by: left.limitedBy,
    giver_id: event.giverId,
    review_id: event.reviewId,
    solution_id: event.solutionId,
    reverses_id: null,
    dedupe_key: `${event.dedupeKey}:named`,
    happened_at: ctx.now,
  });
  await settle(ctx, [event]);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
