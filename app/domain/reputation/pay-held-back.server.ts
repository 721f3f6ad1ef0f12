import { listHeldBack, listStandingEvents } from "~db/queries/standing-events";
import { type Ctx, inTransaction } from "../context.server";
import { before } from "../time";
import { award, earnedOn } from "./award.server";
import { lockAroundReview } from "./lock-around-review.server";
import { ruleCeiling } from "./rule-ceiling.server";
import {
  DAILY_CAP,
  HELD_BACK_FOR,
  type LimitKey,
  PAIR_REVIEWS,
  REPUTATION_RULES,
  type RuleKey,
} from "./rules";
import { takeBack } from "./take-back.server";

const BATCH = 100;
const OF_PAIR = ["reciprocal", "pair-cap"] as const satisfies LimitKey[];

/**
 * Pays in full what the limits of a pair cut 30 days ago, where the two turned out to be no pair: in the 60 days around it
 * no more than two reviews between them were rated helpful, so who met by chance loses nothing. Each is a transaction of
 * its own; what the day has no room for waits for another one. Returns how many it paid, 0 when none is left for today.
 */
export async function payHeldBack(ctx: Ctx): Promise<number> {
  let paid = 0;
  for (const limit of OF_PAIR) {
    const held = {
      limit,
      since: before(ctx.now, 2 * HELD_BACK_FOR),
      until: before(ctx.now, HELD_BACK_FOR),
      reviews: PAIR_REVIEWS,
    };
    for (const { id, reviewId } of await listHeldBack(ctx.db, held, BATCH))
      if (reviewId && (await payInFull(ctx, id, reviewId))) paid++;
  }
  return paid;
}

function payInFull(ctx: Ctx, id: string, reviewId: string): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    await lockAroundReview(ctx, reviewId);
    const event = (await listStandingEvents(ctx.db, reviewId)).find((standing) => standing.id === id);
    if (!event?.giverId) return false;
    const rule = event.rule as RuleKey;
    const today = await earnedOn(ctx, event, ctx.now);
    if (today + REPUTATION_RULES[rule].points > DAILY_CAP) return false;
    await takeBack(ctx, [event], "settled");
    await award(ctx, {
      userId: event.userId,
      rule,
      reviewId,
      solutionId: event.solutionId,
      dedupeKey: `${event.dedupeKey}:settled`,
      giver: { id: event.giverId, proven: true, isNoPair: true },
      ruleCeiling: await ruleCeiling(ctx, rule, reviewId),
    });
    return true;
  });
}
