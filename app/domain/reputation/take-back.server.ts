import { insertReputationEvent } from "~db/queries/reputation";
import type { listStandingEvents } from "~db/queries/standing-events";
import { lockUsers } from "~db/queries/users";
import type { Ctx } from "../context.server";
import { monthOf } from "../time";
import { settleReviewMedals } from "./review-medals.server";
import type { CorrectionKey } from "./rules";
import { refreshTotals } from "./totals.server";

export type StandingEvent = Awaited<ReturnType<typeof listStandingEvents>>[number];

/**
 * Takes back events of the ledger by one row each, and recomputes totals and medals. `why` names the rule where it was
 * not the act itself that changed. What somebody else took back meanwhile stays taken back once.
 */
export async function takeBack(ctx: Ctx, events: StandingEvent[], why: CorrectionKey | ""): Promise<void> {
  if (events.length === 0) return;
  await lockUsers(
    ctx.db,
    events.flatMap(({ userId, giverId }) => (giverId ? [userId, giverId] : [userId])),
  );
  for (const event of events) {
    await insertReputationEvent(ctx.db, {
      id: ctx.newId(),
      user_id: event.userId,
      rule: event.rule,
      points: 0 - event.points,
      limited_by: why,
      giver_id: event.giverId,
      review_id: event.reviewId,
      solution_id: event.solutionId,
      reverses_id: event.id,
      dedupe_key: `reverse:${event.id}`,
      happened_at: ctx.now,
    });
  }
  await settle(ctx, events);
}

/** Recomputes what rests on rows of the ledger that were just written. */
export async function settle(ctx: Ctx, rows: { userId: string; reviewId: string | null }[]): Promise<void> {
  for (const userId of new Set(rows.map((row) => row.userId)))
    await refreshTotals(ctx, userId, [monthOf(ctx.now)]);
  for (const reviewId of new Set(rows.flatMap((row) => row.reviewId ?? [])))
    await settleReviewMedals(ctx, reviewId);
}
