import { listNowProven, listStandingEvents } from "~db/queries/standing-events";
import { type Ctx, inTransaction } from "../context.server";
import { award } from "../reputation/award.server";
import { lockAroundReview } from "../reputation/lock-around-review.server";
import { ruleCeiling } from "../reputation/rule-ceiling.server";
import { PROVEN_AGE, PROVEN_REVIEWS, type RuleKey } from "../reputation/rules";
import { takeBack } from "../reputation/take-back.server";
import { before, DAY } from "../time";

const BATCH = 100;
/** What nobody became proven for by then stays unpaid. */
const WITHIN = 90 * DAY;

/**
 * Pays what ratings and endorsements of new members did not pay, once these have been here for some days and written some
 * reviews: an honest reviewer loses nothing by whom they review. By the caps of now. Each is a transaction of its own.
 * Returns how many it looked at, one batch at most; 0 says that none is left.
 */
export async function payProven(ctx: Ctx): Promise<number> {
  const proven = {
    since: before(ctx.now, WITHIN),
    joinedBefore: before(ctx.now, PROVEN_AGE),
    reviews: PROVEN_REVIEWS,
  };
  const events = await listNowProven(ctx.db, proven, BATCH);
  for (const { id, reviewId } of events) {
    if (!reviewId) continue;
    await inTransaction(ctx, async (ctx) => {
      await lockAroundReview(ctx, reviewId);
      const event = (await listStandingEvents(ctx.db, reviewId)).find((standing) => standing.id === id);
      if (!event?.giverId) return;
      await takeBack(ctx, [event], "proven");
      await award(ctx, {
        userId: event.userId,
        rule: event.rule as RuleKey,
        reviewId,
        solutionId: event.solutionId,
        dedupeKey: `${event.dedupeKey}:proven`,
        giver: { id: event.giverId, proven: true },
        ruleCeiling: await ruleCeiling(ctx, event.rule as RuleKey, reviewId),
        atLeast: event.points,
      });
    });
  }
  return events.length;
}
