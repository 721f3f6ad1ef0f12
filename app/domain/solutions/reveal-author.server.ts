import {
  listBlindSolutions,
  listReviewersOf,
  updateAuthorRevealed,
  upsertNamed,
} from "~db/queries/pseudonyms";
import { lockSolution } from "~db/queries/solutions";
import { lockUsers } from "~db/queries/users";
import { type Ctx, inTransaction, type MemberCtx } from "../context.server";
import { BLIND_FOR } from "../identity/blind";
import { notifyEach } from "../notices/notify.server";
import { countShownPoints } from "../reputation/totals.server";
import { before } from "../time";
import { isAuthor } from "./policy";

const BATCH = 100;
/** The reviewers who are told; a solution has far fewer. */
const TOLD = 500;

/**
 * Shows the name of a solution's author, in the transaction of the act that ends the first round, behind the lock on the
 * author; counts what it earned
 * into their public points, and tells the reviewers and the author. Returns false where there was no pseudonym, or none any more.
 */
export async function revealAuthor(ctx: Ctx, solutionId: string): Promise<boolean> {
  const solution = await lockSolution(ctx.db, solutionId);
  if (!solution || !(await updateAuthorRevealed(ctx.db, solutionId, ctx.now))) return false;
  await countShownPoints(ctx, { userId: solution.authorId, solutionId });
  await upsertNamed(ctx.db, solutionId, ctx.now);
  const reviewers = await listReviewersOf(ctx.db, solutionId, TOLD);
  await notifyEach(ctx, [solution.authorId, ...reviewers], {
    kind: "revealed",
    path: `/solutions/${solutionId}`,
    solutionId,
  });
  return true;
}

/** Shows the viewer's own name on a solution that they posted under a pseudonym. Returns false when it is not theirs. */
export function showAuthorName(ctx: MemberCtx, solutionId: string): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    await lockUsers(ctx.db, [ctx.viewer.id]);
    const solution = await lockSolution(ctx.db, solutionId);
    if (!solution || !isAuthor(solution, ctx.viewer)) return false;
    await revealAuthor(ctx, solutionId);
    return true;
  });
}

/**
 * Shows the names of those whose solution has stood in lists under a pseudonym for 30 days. Each is a transaction of
 * its own, so it can be stopped anywhere and run again. Returns how many it looked at, at most one batch; 0 says that
 * none is left.
 */
export async function revealNames(ctx: Ctx): Promise<number> {
  const due = await listBlindSolutions(ctx.db, before(ctx.now, BLIND_FOR), BATCH);
  for (const { id, authorId } of due) {
    await inTransaction(ctx, async (ctx) => {
      await lockUsers(ctx.db, [authorId]);
      await revealAuthor(ctx, id);
    });
  }
  return due.length;
}
