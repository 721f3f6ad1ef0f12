import { updateSolutionCount } from "~db/queries/challenges";
import { deleteListings } from "~db/queries/listings";
import { findRevision, lockSolution, updateWithdrawn } from "~db/queries/solutions";
import { inTransaction, type MemberCtx } from "../context.server";
import { listSolution } from "./listing.server";
import { isAuthor } from "./policy";

export type WithdrawResult = { ok: true; slug: string } | { ok: false; problem: "missing" };

/**
 * Hides one of the viewer's published solutions from everyone else. Its reviews stay readable for those who wrote
 * them. Withdrawing twice is withdrawing once.
 */
export function withdrawSolution(ctx: MemberCtx, id: string): Promise<WithdrawResult> {
  return change(ctx, id, ctx.now);
}

/** Brings a withdrawn solution back, where it stood. */
export function restoreSolution(ctx: MemberCtx, id: string): Promise<WithdrawResult> {
  return change(ctx, id, null);
}

function change(ctx: MemberCtx, id: string, withdrawnAt: string | null): Promise<WithdrawResult> {
  return inTransaction(ctx, async (ctx) => {
    await lockSolution(ctx.db, id);
    const solution = await findRevision(ctx.db, id, null);
    if (!solution?.publishedAt || !isAuthor(solution, ctx.viewer)) return { ok: false, problem: "missing" };
    const changed = await updateWithdrawn(ctx.db, id, withdrawnAt);
    if (!changed) return { ok: true, slug: solution.slug };
    if (withdrawnAt) await deleteListings(ctx.db, id);
    else {
      const tags = JSON.parse(solution.tags) as string[];
      await listSolution(ctx, { ...solution, tags, publishedAt: solution.publishedAt });
    }
    if (solution.challengeId) await updateSolutionCount(ctx.db, solution.challengeId, withdrawnAt ? -1 : 1);
    return { ok: true, slug: solution.slug };
  });
}
