import { findAttachment } from "~db/queries/attachments";
import { withExtension } from "../attachments/file-name";
import { MAIN_OBJECT, objectKey, type StoredObject } from "../attachments/storage";
import type { Ctx } from "../context.server";
import { canSeeSolution, isAuthor, type SolutionState } from "./policy";

export interface ServedFile {
  /** In the file storage. */
  key: string;
  type: string;
  /** In bytes. */
  size: number;
  /** To save it under. */
  name: string;
  /** Whether a browser may show it; else it is saved. */
  inline: boolean;
}

/**
 * A file's bytes as its address names them: `part` is one of its objects, such as a width, or its own name, or null for
 * the file itself. Null when there is none or it is not the viewer's to see: everyone who may see the solution sees
 * files of published revisions, only the author those of a draft.
 */
export async function servedFile(ctx: Ctx, id: string, part: string | null): Promise<ServedFile | null> {
  const file = await findAttachment(ctx.db, id, ctx.viewer?.id ?? "");
  if (!file || !canSeeFile(file, ctx.viewer, ctx.now)) return null;
  const objects = JSON.parse(file.objects) as StoredObject[];
  const named = objects.find(({ name }) => name === part && name !== MAIN_OBJECT);
  const isWhole = part === null || part === file.name;
  const object = named ?? (isWhole ? objects.find(({ name }) => name === MAIN_OBJECT) : undefined);
  if (!object) return null;
  return {
    key: objectKey(id, object.name),
    type: object.type,
    size: object.size,
    name: object.type === "image/webp" ? withExtension(file.name, "webp") : file.name,
    inline: /^(image|audio|video)\//.test(object.type),
  };
}

interface FileState extends SolutionState {
  inRevision: number | null;
}

/** Whether somebody may see a file at a time. */
export function canSeeFile(file: FileState, viewer: { id: string } | null, now: string): boolean {
  if (isAuthor(file, viewer)) return true;
  return file.inRevision !== null && canSeeSolution(file, viewer, now);
}
