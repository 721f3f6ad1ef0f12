import {
  findAttachment,
  listDraftAttachments,
  updateName,
  updateRemoved,
  updateRestored,
} from "~db/queries/attachments";
import { lockSolution } from "~db/queries/solutions";
import { inTransaction, type MemberCtx } from "../context.server";
import { isFull } from "./attach-file.server";
import { freeFileName } from "./file-name";

/**
 * Takes a file out of the set that the next revision of the viewer's solution will have; revisions that have it keep
 * it. Removing twice is removing once. Returns false when the solution is not theirs or has no such file.
 */
export function removeAttachment(ctx: MemberCtx, solutionId: string, id: string): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const solution = await lockSolution(ctx.db, solutionId);
    if (solution?.authorId !== ctx.viewer.id) return false;
    return updateRemoved(ctx.db, { id, solutionId }, ctx.now);
  });
}

export type RestoreResult = { ok: true } | { ok: false; problem: "missing" | "full" };

/** Puts a removed file back at its place, under a free name. "missing" also says that it is deleted by now. */
export function restoreAttachment(ctx: MemberCtx, solutionId: string, id: string): Promise<RestoreResult> {
  return inTransaction(ctx, async (ctx): Promise<RestoreResult> => {
    const solution = await lockSolution(ctx.db, solutionId);
    if (solution?.authorId !== ctx.viewer.id) return { ok: false, problem: "missing" };
    const file = await findAttachment(ctx.db, id, ctx.viewer.id);
    if (file?.solutionId !== solutionId) return { ok: false, problem: "missing" };
    if (!file.removedAt) return { ok: true };
    const set = await listDraftAttachments(ctx.db, solutionId);
    if (isFull(set, file.kind)) return { ok: false, problem: "full" };
    const name = freeFileName(
      file.name,
      set.map((other) => other.name),
    );
    if (name !== file.name && file.inRevision === null) await updateName(ctx.db, id, name);
    await updateRestored(ctx.db, [id]);
    return { ok: true };
  });
}
