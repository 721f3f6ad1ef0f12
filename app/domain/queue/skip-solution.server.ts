import { upsertSkip } from "~db/queries/claims";
import { findQueued } from "~db/queries/queue";
import type { MemberCtx } from "../context.server";

/** Suggests a solution to the viewer no more for 30 days. Nothing happens to one that is not in the queue. */
export async function skipSolution(ctx: MemberCtx, solutionId: string): Promise<void> {
  if (!(await findQueued(ctx.db, solutionId))) return;
  await upsertSkip(ctx.db, { user_id: ctx.viewer.id, solution_id: solutionId, skipped_at: ctx.now });
}
