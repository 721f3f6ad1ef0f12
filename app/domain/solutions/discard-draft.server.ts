import { lockSolution } from "~db/queries/solutions";
import { deleteFiles } from "../attachments/delete-orphaned-files.server";
import { discardAttachments } from "../attachments/publish-attachments.server";
import { inTransaction, type MemberCtx } from "../context.server";
import { dropDraft } from "../drafts/save-draft.server";
import { isAuthor } from "./policy";

/**
 * Drops the viewer's draft of a solution's next revision, whose text is kept for a month, and the files that no revision has. Returns false when the
 * solution is not theirs.
 */
export async function discardDraft(ctx: MemberCtx, id: string): Promise<boolean> {
  const orphans = await inTransaction(ctx, async (ctx) => {
    const solution = await lockSolution(ctx.db, id);
    if (!solution || !isAuthor(solution, ctx.viewer)) return null;
    await dropDraft(ctx, { kind: "solution", id });
    await dropDraft(ctx, { kind: "walkthrough", id });
    return discardAttachments(ctx, { solutionId: id, revision: solution.revision });
  });
  if (!orphans) return false;
  await deleteFiles(ctx, orphans);
  return true;
}
