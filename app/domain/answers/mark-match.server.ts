import { z } from "zod";
import { lockReview } from "~db/queries/ratings";
import { updateExplainedMatch, updateReviewAnswered } from "~db/queries/reviews";
import { inTransaction, type MemberCtx } from "../context.server";
import { type Fields, type Invalid, type Missing, parseFields, type Refused } from "../parse";
import { findVisibleReview } from "../reviews/find-visible-review.server";
import { whyCannotAnswer } from "../reviews/policy";

export type MarkMatchResult = { ok: true } | Missing | Refused | Invalid;

const MATCH = z.object({
  match: z.enum(["match", "partly", "no"], "Say whether it is what you meant: match, partly or no."),
});

/** The author says whether they find their meaning in how a reviewer explained it back. It can be changed. */
export async function markMatch(ctx: MemberCtx, reviewId: string, fields: Fields): Promise<MarkMatchResult> {
  const found = await findVisibleReview(ctx, reviewId);
  if (!found) return { ok: false, problem: "missing" };
  const why = whyCannotAnswer({ solution: found.solution }, ctx.viewer);
  if (why) return { ok: false, problem: "refused", why };
  if (!found.row.explained)
    return {
      ok: false,
      problem: "refused",
      why: "This review does not say it back, so there is nothing to mark.",
    };
  const parsed = parseFields(MATCH, { match: "", ...fields });
  if (!parsed.ok) return { ok: false, problem: "invalid", errors: parsed.errors };
  await inTransaction(ctx, async (ctx) => {
    await lockReview(ctx.db, reviewId);
    await updateExplainedMatch(ctx.db, reviewId, parsed.value.match);
    await updateReviewAnswered(ctx.db, reviewId, ctx.now);
  });
  return { ok: true };
}
