import { deleteDraft } from "~db/queries/drafts";
import { findSolution } from "~db/queries/solutions";
import type { MemberCtx } from "../context.server";
import { isAuthor } from "./policy";

/** Drops the viewer's draft of a solution's next revision. Returns false when the solution is not theirs. */
export async function discardDraft(ctx: MemberCtx, id: string): Promise<boolean> {
  const solution = await findSolution(ctx.db, id);
  if (!solution || !isAuthor(solution, ctx.viewer)) return false;
  await deleteDraft(ctx.db, { author_id: ctx.viewer.id, kind: "solution", subject_id: id });
  return true;
}
