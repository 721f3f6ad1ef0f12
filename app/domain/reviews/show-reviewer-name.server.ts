import { updateReviewerRevealed } from "~db/queries/pseudonyms";
import type { MemberCtx } from "../context.server";
import { findVisibleReview } from "./find-visible-review.server";

export type ShowNameResult =
  | { ok: true }
  | { ok: false; problem: "missing" }
  | { ok: false; problem: "refused"; why: string };

/** Shows who wrote a review that the viewer wrote under a pseudonym, from now on. Twice is once. */
export async function showReviewerName(ctx: MemberCtx, reviewId: string): Promise<ShowNameResult> {
  const found = await findVisibleReview(ctx, reviewId);
  if (!found) return { ok: false, problem: "missing" };
  if (found.row.reviewerId !== ctx.viewer.id)
    return { ok: false, problem: "refused", why: "Only its writer shows the name of a review." };
  await updateReviewerRevealed(ctx.db, reviewId, ctx.now);
  return { ok: true };
}
