import { isOfferedTo } from "~db/queries/candidates";
import { countClaimsOf, findClaim, upsertClaim } from "~db/queries/claims";
import { lockQueued } from "~db/queries/queue";
import { insertReadingStart } from "~db/queries/reading";
import { countReviewsBy } from "~db/queries/reviews";
import { lockUsers } from "~db/queries/users";
import { inTransaction, type MemberCtx } from "../context.server";
import { before } from "../time";
import { calibratingSolution } from "./calibrating.server";
import { CALIBRATING } from "./calibration";
import { dropExpired } from "./claims.server";
import { exclusionsFor } from "./exclusions";
import { CLAIM_FOR, CLAIMS_MAX, SLOTS } from "./queue";
import { recount } from "./recount.server";

export type ClaimResult = { ok: true } | { ok: false; why: string };

const GONE = "This solution is not in the queue any more. Take another one.";
const TAKEN = "The last place at this solution has just been taken. Take another one.";
const KEPT_FROM =
  "The queue does not give you this one: it is yours, you reviewed it, or you and its author are kept apart for now.";
const FULL = `You hold ${CLAIMS_MAX} places already. Send in one of these reviews, or give a place back.`;

/**
 * Claims a solution for the viewer, so that no more people write than are needed. Claiming what one has claimed already
 * changes nothing. `isGiven`: whether the queue suggested it; what somebody picked counts as found by themselves. `why`
 * says why not, in a sentence.
 */
export function claimSolution(
  ctx: MemberCtx,
  solutionId: string,
  { isGiven = true } = {},
): Promise<ClaimResult> {
  return inTransaction(ctx, async (ctx): Promise<ClaimResult> => {
    // The viewer's two claims are counted, and the solution's three: both rows are locked first.
    await lockUsers(ctx.db, [ctx.viewer.id]);
    if (!(await lockQueued(ctx.db, solutionId))) return { ok: false, why: GONE };
    const own = await findClaim(ctx.db, solutionId, ctx.viewer.id);
    if (own && own.expiresAt > ctx.now) return { ok: true };
    const exclusions = { ...exclusionsFor(ctx.viewer.id, ctx.now), skippedSince: ctx.now };
    if (!(await isOfferedTo(ctx.db, solutionId, exclusions))) return { ok: false, why: KEPT_FROM };
    if ((await countClaimsOf(ctx.db, ctx.viewer.id, ctx.now)) >= CLAIMS_MAX) return { ok: false, why: FULL };
    const taken = await dropExpired(ctx, solutionId, ctx.viewer.id);
    // A claim of the viewer that expired still counts until somebody ends it.
    if (taken - (own ? 1 : 0) >= SLOTS && !(await isForCalibrating(ctx, solutionId)))
      return { ok: false, why: TAKEN };
    await upsertClaim(ctx.db, {
      solution_id: solutionId,
      reviewer_id: ctx.viewer.id,
      claimed_at: ctx.now,
      expires_at: before(ctx.now, -CLAIM_FOR),
      written_at: null,
      given: isGiven ? 1 : 0,
    });
    await insertReadingStart(ctx.db, {
      solution_id: solutionId,
      user_id: ctx.viewer.id,
      started_at: ctx.now,
    });
    await recount(ctx, solutionId);
    return { ok: true };
  });
}

/** Whether a solution that has its reviews is what the viewer was suggested to measure them by. */
async function isForCalibrating(ctx: MemberCtx, solutionId: string): Promise<boolean> {
  const reviews = await countReviewsBy(ctx.db, ctx.viewer.id, CALIBRATING.upToReviews);
  return (await calibratingSolution(ctx, reviews))?.id === solutionId;
}
