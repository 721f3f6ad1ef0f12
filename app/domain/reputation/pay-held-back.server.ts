import { countReviewsOfPair } from "~db/queries/pair-standing";
import { listHeldBack, listStandingEvents } from "~db/queries/standing-events";
import { type Ctx, inTransaction } from "../context.server";
import { after, before } from "../time";
import { award } from "./award.server";
import { lockAroundReview } from "./lock-around-review.server";
import { ruleCeiling } from "./rule-ceiling.server";
import { HELD_BACK_FOR, type LimitKey, PAIR_REVIEWS, type RuleKey } from "./rules";
import { type StandingEvent, takeBack } from "./take-back.server";

const BATCH = 100;
const OF_PAIR = ["reciprocal", "pair-cap"] as const satisfies LimitKey[];

/**
 * Pays in full what the limits of a pair cut 30 days ago, where the two turned out to be no pair: in the 30 days before and
 * after there were points for two reviews between them at most, so who met by chance loses nothing. It counts for the day
 * on which it was cut. Each is a transaction of its own. Looks at what is up to 60 days old; returns how many it paid.
 */
export async function payHeldBack(ctx: Ctx): Promise<number> {
  let paid = 0;
  const until = before(ctx.now, HELD_BACK_FOR);
  for (const limit of OF_PAIR) {
    let place = { happenedAt: before(ctx.now, 2 * HELD_BACK_FOR), id: "" };
    for (let isMore = true; isMore; ) {
      const events = await listHeldBack(ctx.db, { limit, after: place, until }, BATCH);
      for (const event of events) if (await payInFull(ctx, event)) paid++;
      place = events.at(-1) ?? place;
      isMore = events.length === BATCH;
    }
  }
  return paid;
}

function payInFull(ctx: Ctx, { id, reviewId }: StandingEvent): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    if (!reviewId) return false;
    await lockAroundReview(ctx, reviewId);
    const event = (await listStandingEvents(ctx.db, reviewId)).find((standing) => standing.id === id);
    if (!event?.giverId || !(await areNoPair(ctx, { ...event, giverId: event.giverId }))) return false;
    const rule = event.rule as RuleKey;
    await takeBack(ctx, [event], "settled");
    await award(ctx, {
      userId: event.userId,
      rule,
      reviewId,
      solutionId: event.solutionId,
      dedupeKey: `${event.dedupeKey}:settled`,
      giver: { id: event.giverId, proven: true, isNoPair: true },
      ruleCeiling: await ruleCeiling(ctx, rule, reviewId),
      atLeast: event.points,
    });
    return true;
  });
}

async function areNoPair(ctx: Ctx, event: { userId: string; giverId: string; happenedAt: string }) {
  const around = {
    since: before(event.happenedAt, HELD_BACK_FOR),
    until: after(event.happenedAt, HELD_BACK_FOR),
  };
  return (await countReviewsOfPair(ctx.db, event, around)) <= PAIR_REVIEWS;
}
