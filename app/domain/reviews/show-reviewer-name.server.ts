import { updateReviewerRevealed, upsertNamed } from "~db/queries/pseudonyms";
import { lockReview } from "~db/queries/ratings";
import { lockUsers } from "~db/queries/users";
import { inTransaction, type MemberCtx } from "../context.server";
import type { Missing, Refused } from "../parse";
import { countShownPoints } from "../reputation/totals.server";
import { findVisibleReview } from "./find-visible-review.server";

export type ShowNameResult = { ok: true } | Missing | Refused;

/**
 * Shows who wrote a review that the viewer wrote under a pseudonym, from now on, and counts what it earned into their
 * public points. Twice is once.
 */
export async function showReviewerName(ctx: MemberCtx, reviewId: string): Promise<ShowNameResult> {
  const found = await findVisibleReview(ctx, reviewId);
  if (!found) return { ok: false, problem: "missing" };
  if (found.row.reviewerId !== ctx.viewer.id)
    return { ok: false, problem: "refused", why: "Only its writer shows the name of a review." };
  await inTransaction(ctx, async (ctx) => {
    await lockUsers(ctx.db, [ctx.viewer.id]);
    await lockReview(ctx.db, reviewId);
    if (!(await updateReviewerRevealed(ctx.db, reviewId, ctx.now))) return;
    await countShownPoints(ctx, { userId: ctx.viewer.id, reviewId });
    await upsertNamed(ctx.db, found.row.solutionId, ctx.now);
  });
  return { ok: true };
}
