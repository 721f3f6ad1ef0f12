import { updateSolutionCount } from "~db/queries/challenges";
import { deleteListings } from "~db/queries/listings";
import { findRevision, lockSolution, updateWithdrawn } from "~db/queries/solutions";
import { inTransaction, type MemberCtx } from "../context.server";
import type { Missing } from "../parse";
import { dequeue } from "../queue/claims.server";
import { listLatest } from "./change-rights.server";
import { isAuthor, isListed } from "./policy";

export type WithdrawResult = { ok: true; slug: string } | Missing;

/**
 * Hides one of the viewer's published solutions from everyone else. Its reviews stay readable for those who wrote
 * them. Withdrawing twice is withdrawing once.
 */
export function withdrawSolution(ctx: MemberCtx, id: string): Promise<WithdrawResult> {
  return change(ctx, id, ctx.now);
}

/** Brings a withdrawn solution back, where it stood; one under embargo stays out of lists until that ends. */
export function restoreSolution(ctx: MemberCtx, id: string): Promise<WithdrawResult> {
  return change(ctx, id, null);
}

function change(ctx: MemberCtx, id: string, withdrawnAt: string | null): Promise<WithdrawResult> {
  return inTransaction(ctx, async (ctx) => {
    await lockSolution(ctx.db, id);
    const solution = await findRevision(ctx.db, { id, revision: null }, ctx.viewer.id);
    if (!solution?.publishedAt || !isAuthor(solution, ctx.viewer)) return { ok: false, problem: "missing" };
    const changed = await updateWithdrawn(ctx.db, id, withdrawnAt);
    if (!changed) return { ok: true, slug: solution.slug };
    if (!withdrawnAt) await listLatest(ctx, id, { listed: false });
    else if (isListed(solution)) {
      await deleteListings(ctx.db, id);
      await dequeue(ctx, id);
      if (solution.challengeId) await updateSolutionCount(ctx.db, solution.challengeId, -1);
    }
    return { ok: true, slug: solution.slug };
  });
}
