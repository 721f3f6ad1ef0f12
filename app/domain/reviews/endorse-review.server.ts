import { isPseudonymousReviewer } from "~db/queries/pair-standing";
import { insertEndorsement, lockReview } from "~db/queries/ratings";
import { lockUsers } from "~db/queries/users";
import { inTransaction, type MemberCtx } from "../context.server";
import type { Missing, Refused } from "../parse";
import { award } from "../reputation/award.server";
import { isYoungSite } from "../reputation/privileges";
import { ruleCeiling } from "../reputation/rule-ceiling.server";
import { findVisibleReview } from "./find-visible-review.server";
import { whyCannotEndorse } from "./policy";
import { isProven } from "./standing.server";

export type EndorseResult = { ok: true } | Missing | Refused;

/** Endorses a review of a solution that the viewer reviewed too, and pays its writer. Endorsing twice is endorsing once. */
export async function endorseReview(ctx: MemberCtx, reviewId: string): Promise<EndorseResult> {
  const found = await findVisibleReview(ctx, reviewId);
  if (!found) return { ok: false, problem: "missing" };
  const { row, solution, state } = found;
  const reviewed = { reviewerId: row.reviewerId, solution };
  const why = whyCannotEndorse(reviewed, ctx.viewer, {
    ...state,
    isYoungSite: isYoungSite(Number(row.siteReviews)),
  });
  if (why) return { ok: false, problem: "refused", why };

  await inTransaction(ctx, async (ctx) => {
    await lockUsers(ctx.db, [ctx.viewer.id, row.reviewerId]);
    await lockReview(ctx.db, reviewId);
    const added = await insertEndorsement(ctx.db, {
      review_id: reviewId,
      user_id: ctx.viewer.id,
      endorsed_at: ctx.now,
    });
    if (!added) return;
    // Nobody could see whose points these are, so they wait for the name.
    const isHidden = await isPseudonymousReviewer(ctx.db, {
      userId: ctx.viewer.id,
      solutionId: row.solutionId,
    });
    await award(ctx, {
      userId: row.reviewerId,
      rule: "endorsed",
      reviewId,
      solutionId: row.solutionId,
      dedupeKey: `endorsed:${reviewId}:${ctx.viewer.id}`,
      giver: { id: ctx.viewer.id, proven: !isHidden && (await isProven(ctx, ctx.viewer)) },
      ruleCeiling: await ruleCeiling(ctx, "endorsed", reviewId),
    });
  });
  return { ok: true };
}
