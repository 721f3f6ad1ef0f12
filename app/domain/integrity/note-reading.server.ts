import { insertReadingStart } from "~db/queries/reading";
import type { MemberCtx } from "../context.server";

/** Notes that the viewer begins to read a solution which they might review; the first time stays. */
export async function noteReading(ctx: MemberCtx, solutionId: string): Promise<void> {
  await insertReadingStart(ctx.db, { solution_id: solutionId, user_id: ctx.viewer.id, started_at: ctx.now });
}
