import {
  deleteNotStored,
  deletePreviews,
  listGoing,
  listNotStored,
  updateForgotten,
} from "~db/queries/attachments";
import type { Ctx } from "../context.server";
import { before, DAY, HOUR } from "../time";
import { objectKey, type StoredObject } from "./storage";

/** How long a file that was removed from a draft can be put back. */
const UNDO_MS = DAY;
/** No upload takes as long as this. */
const STORING_MS = HOUR;

/**
 * Deletes files that nobody can see any more: those whose storing was cut off, and those that were removed from a draft
 * a day ago and are in no revision. Returns how many went.
 */
export async function deleteOrphanedFiles(ctx: Ctx): Promise<number> {
  await updateForgotten(ctx.db, before(ctx.now, UNDO_MS));
  let total = 0;
  for (;;) {
    const gone = await deleteWithObjects(ctx, await listNotStored(ctx.db, before(ctx.now, STORING_MS)));
    if (gone === 0) return total;
    total += gone;
  }
}

/** Deletes those of the given files that are marked as going, after the transaction that marked them. Returns how many. */
export async function deleteFiles(ctx: Ctx, ids: string[]): Promise<number> {
  return ids.length > 0 ? deleteWithObjects(ctx, await listGoing(ctx.db, ids)) : 0;
}

/** First the objects, then the rows: when it ends in between, the rows still say what is left to do. */
async function deleteWithObjects(ctx: Ctx, rows: { id: string; objects: string }[]): Promise<number> {
  if (rows.length === 0) return 0;
  const keys = rows.flatMap(({ id, objects }) =>
    (JSON.parse(objects) as StoredObject[]).map(({ name }) => objectKey(id, name)),
  );
  await ctx.files.remove(keys);
  const ids = rows.map(({ id }) => id);
  await deletePreviews(ctx.db, ids);
  await deleteNotStored(ctx.db, ids);
  return rows.length;
}
