import {
  deleteClaim,
  deleteClaims,
  deleteExpiredClaims,
  listExpiredClaims,
  updateClaimWritten,
} from "~db/queries/claims";
import { deleteQueued, findQueued, lockQueued, lockQueuedWithOwn, raiseQueuedOf } from "~db/queries/queue";
import { type Ctx, inTransaction, type MemberCtx } from "../context.server";
import { notify } from "../notices/notify.server";
import { before } from "../time";
import { HELD_FOR, RENEW_EVERY, REVIEWS_A_POST } from "./queue";
import { recount } from "./recount.server";

/**
 * Ends a reviewer's claim of a solution, in the transaction that submits their review; `queueReviewed` follows. Returns
 * whether the queue gave it to them or they picked it there; null when they held none.
 */
export async function endClaim(
  ctx: Ctx,
  solutionId: string,
  reviewerId: string,
): Promise<"given" | "picked" | null> {
  await lockQueuedWithOwn(ctx.db, solutionId, reviewerId);
  const held = await deleteClaim(ctx.db, solutionId, reviewerId);
  if (!held) return null;
  await recount(ctx, solutionId);
  return held.given === 1 ? "given" : "picked";
}

/**
 * Moves a solution to its position in the queue after the viewer's review of it went in, in that transaction, and raises
 * the viewer's own solutions that waited for them to give. Nothing happens to a solution that is not in the queue.
 */
export async function queueReviewed(ctx: MemberCtx, solutionId: string): Promise<void> {
  await lockQueuedWithOwn(ctx.db, solutionId, ctx.viewer.id);
  await recount(ctx, solutionId);
  await raiseQueuedOf(ctx.db, ctx.viewer.id, REVIEWS_A_POST);
}

/** Moves a solution to its position after a round of it was opened or a reviewer looked again, in that transaction. */
export async function queueRound(ctx: Ctx, solutionId: string): Promise<void> {
  if (await lockQueued(ctx.db, solutionId)) await recount(ctx, solutionId);
}

/** Renews the viewer's claim of a solution, as they saved a draft of its review. */
export async function renewClaim(ctx: MemberCtx, solutionId: string): Promise<void> {
  await updateClaimWritten(
    ctx.db,
    { solutionId, reviewerId: ctx.viewer.id },
    { now: ctx.now, until: before(ctx.now, -HELD_FOR), unlessSince: before(ctx.now, RENEW_EVERY) },
  );
}

/** Gives back the viewer's claim of a solution; what they wrote stays a draft. Returns false when they had none. */
export function releaseClaim(ctx: MemberCtx, solutionId: string): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => (await endClaim(ctx, solutionId, ctx.viewer.id)) !== null);
}

const BATCH = 100;

/**
 * Ends the claims that expired. Each solution is a transaction of its own, so it can be stopped anywhere and run
 * again. Returns how many it looked at, at most one batch; 0 says that none is left.
 */
export async function endExpiredClaims(ctx: Ctx): Promise<number> {
  const expired = await listExpiredClaims(ctx.db, ctx.now, BATCH);
  for (const solutionId of new Set(expired.map((claim) => claim.solutionId))) {
    await inTransaction(ctx, async (ctx) => {
      await lockQueued(ctx.db, solutionId);
      await dropExpired(ctx, solutionId, "");
    });
  }
  return expired.length;
}

/**
 * Ends the expired claims of a solution but for one reviewer's, and counts what is left, in a transaction that holds the
 * solution's position. Where a review was begun its writer and the author are told. Returns the reviews and claims left.
 */
export async function dropExpired(ctx: Ctx, solutionId: string, but: string): Promise<number> {
  const queued = await findQueued(ctx.db, solutionId);
  for (const { reviewerId, writtenAt } of await deleteExpiredClaims(ctx.db, solutionId, {
    now: ctx.now,
    but,
  })) {
    if (!writtenAt || !queued) continue;
    const path = `/solutions/${solutionId}`;
    await notify(ctx, { userId: reviewerId, kind: "claim-ended", path: `${path}/review`, solutionId });
    await notify(ctx, { userId: queued.authorId, kind: "claim-dropped", path, solutionId });
  }
  return recount(ctx, solutionId);
}

/** Takes a solution out of the queue, in the transaction that takes it out of lists or sends it back. */
export async function dequeue(ctx: Ctx, solutionId: string): Promise<void> {
  await deleteQueued(ctx.db, solutionId);
  await deleteClaims(ctx.db, solutionId);
}
