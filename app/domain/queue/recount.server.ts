import { findQueueCounts, findQueued, updateQueued } from "~db/queries/queue";
import type { Ctx } from "../context.server";
import { behindOf, takenOf } from "./queue";

/**
 * Moves a solution to its position in the queue after its reviews, claims or rounds changed, in a transaction that holds
 * that position. Returns the reviews and claims that count there; 0 where it is not in the queue.
 */
export async function recount(ctx: Ctx, solutionId: string): Promise<number> {
  const queued = await findQueued(ctx.db, solutionId);
  const counts = await findQueueCounts(ctx.db, solutionId);
  if (!queued || !counts) return 0;
  const taken = takenOf({
    reviews: counts.reviews,
    claims: counts.claims ?? 0,
    round: counts.round,
    roundReviews: counts.roundReviews ?? 0,
  });
  const behind = behindOf({ ...queued, reviews: counts.reviews }, ctx.now);
  await updateQueued(ctx.db, solutionId, { taken, behind, reviews: counts.reviews });
  return taken;
}
