import {
  insertRevisionAttachments,
  listDraftAttachments,
  listStoredAttachments,
  updateAllRemoved,
  updateGoing,
  updateRestored,
} from "~db/queries/attachments";
import type { Ctx } from "../context.server";

/**
 * Gives a new revision the files of the draft's set and, of the recordings, the one named by `take`; the other takes
 * leave the set then. Call it in the transaction that adds the revision.
 */
export async function publishAttachments(
  ctx: Ctx,
  { solutionId, revision, take }: { solutionId: string; revision: number; take?: string | null },
): Promise<void> {
  const set = await listDraftAttachments(ctx.db, solutionId);
  const published = set.filter(({ id, kind }) => kind !== "recording" || id === take);
  if (published.length > 0) {
    await insertRevisionAttachments(
      ctx.db,
      published.map(({ id, position }) => ({
        solution_id: solutionId,
        revision,
        attachment_id: id,
        position,
      })),
    );
  }
  const chosen = set.some(({ id, kind }) => kind === "recording" && id === take);
  const others = set.filter(({ id, kind }) => kind === "recording" && id !== take);
  if (chosen && others.length > 0) {
    await updateAllRemoved(
      ctx.db,
      others.map(({ id }) => id),
      ctx.now,
    );
  }
}

/**
 * Brings the draft's set back to the files of the latest revision, 0 for none. Files that no revision has are marked
 * as going: hand their ids, which come back, to `deleteFiles` after the transaction that this is called in.
 */
export async function discardAttachments(
  ctx: Ctx,
  { solutionId, revision }: { solutionId: string; revision: number },
): Promise<string[]> {
  const files = await listStoredAttachments(ctx.db, solutionId);
  const kept = files.filter((file) => revision > 0 && file.revision === revision);
  const older = files.filter((file) => file.revision !== null && file.revision < revision && !file.removedAt);
  const orphans = files.filter((file) => file.revision === null);
  const ids = (rows: typeof files) => rows.map(({ id }) => id);
  if (kept.length > 0) await updateRestored(ctx.db, ids(kept));
  if (older.length > 0) await updateAllRemoved(ctx.db, ids(older), ctx.now);
  if (orphans.length > 0) await updateGoing(ctx.db, ids(orphans), ctx.now);
  return ids(orphans);
}
