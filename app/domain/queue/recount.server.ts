import { findQueueCounts, findQueued, updateQueued } from "~db/queries/queue";
import type { Ctx } from "../context.server";
import { lateOf, pendingOf } from "./queue";

/**
 * Moves a solution to its place in the queue after its reviews, claims or rounds changed, in a transaction that holds
 * that place. Returns the reviews and claims that count there; 0 where it is not in the queue.
 */
export async function recount(ctx: Ctx, solutionId: string): Promise<number> {
  const queued = await findQueued(ctx.db, solutionId);
  const counts = await findQueueCounts(ctx.db, solutionId);
  if (!queued || !counts) return 0;
  const pending = pendingOf({
    reviews: counts.reviews,
    claims: counts.claims ?? 0,
    round: counts.round,
    roundReviews: counts.roundReviews ?? 0,
  });
  const late = lateOf({ ...queued, reviews: counts.reviews }, ctx.now);
  await updateQueued(ctx.db, solutionId, { pending, late, reviews: counts.reviews });
  return pending;
}
