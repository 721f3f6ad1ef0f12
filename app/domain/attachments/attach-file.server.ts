import { mkdir, rm, stat } from "node:fs/promises";
import {
  insertAttachment,
  insertPreview,
  listDraftAttachments,
  sumStoredBytes,
  updateStored,
} from "~db/queries/attachments";
import { findSolution, lockSolution } from "~db/queries/solutions";
import { inTransaction, type MemberCtx } from "../context.server";
import { RENDERER_VERSION } from "../markdown/markdown";
import { type Attachment, type AttachmentKind, FILES_MAX, SOLUTION_MAX_BYTES, TAKES_MAX } from "./attachment";
import { type Details, toAttachment } from "./attachment-row.server";
import { cleanFileName, freeFileName } from "./file-name";
import { objectKey, type StoredObject } from "./storage";
import type { ReadFile, Upload } from "./upload";

export type AttachResult =
  | { ok: true; attachment: Attachment }
  | { ok: false; problem: "missing" | "refused"; why: string };

/**
 * Reads an upload and adds it to the set that the next revision of the viewer's solution will have. The same content
 * under the same name is there already and comes back; another content under the same name gets a number. The bytes are
 * in the storage before anybody can see the file. Throws when the storage does. "missing" says that the solution is not there or not the viewer's.
 */
export async function attachFile(ctx: MemberCtx, solutionId: string, upload: Upload): Promise<AttachResult> {
  const solution = await findSolution(ctx.db, solutionId, ctx.viewer.id);
  if (solution?.authorId !== ctx.viewer.id) return missing;
  const name = cleanFileName(upload.name);
  const set = await listDraftAttachments(ctx.db, solutionId);
  const same = set.find((file) => file.sha256 === upload.sha256 && file.name === name);
  if (same) return { ok: true, attachment: toAttachment(same) };
  const kind = upload.field === "take" ? "recording" : "code";
  if (isFull(set, kind)) return full(kind);
  if (await hasNoRoom(ctx, solutionId, upload)) return noRoom;

  const id = ctx.newId();
  const outFolder = `${upload.path}-read`;
  await mkdir(outFolder);
  try {
    const { path, field } = upload;
    const read = await ctx.readUpload({ id, path, name, outFolder, field });
    if (!read) return { ok: false, problem: "refused", why: "This file could not be read in time." };
    if (!read.ok) return { ok: false, problem: "refused", why: read.why };
    return await store(ctx, { id, solutionId, name, upload, file: read.file });
  } finally {
    await rm(outFolder, { recursive: true, force: true });
  }
}

interface NewFile {
  id: string;
  solutionId: string;
  name: string;
  upload: Upload;
  file: ReadFile;
}

/** A row first, so that whatever reaches the storage is known of, then the bytes, then the file can be seen. */
async function store(ctx: MemberCtx, it: NewFile): Promise<AttachResult> {
  const { id, solutionId, file } = it;
  const objects = await Promise.all(file.objects.map(withSize));
  await insertAttachment(ctx.db, row(ctx, it, objects));
  const keys = objects.map((object) => objectKey(id, object.name));
  try {
    for (const { name, path, type } of file.objects) await ctx.files.put(objectKey(id, name), { path, type });
  } catch (error) {
    await ctx.files.remove(keys).catch(() => {});
    throw error;
  }
  const result = await inTransaction(ctx, async (ctx): Promise<AttachResult> => {
    const solution = await lockSolution(ctx.db, solutionId);
    if (solution?.authorId !== ctx.viewer.id) return missing;
    const set = await listDraftAttachments(ctx.db, solutionId);
    const same = set.find((other) => other.sha256 === it.upload.sha256 && other.name === it.name);
    if (same) return { ok: true, attachment: toAttachment(same) };
    if (isFull(set, file.kind)) return full(file.kind);
    if (await hasNoRoom(ctx, solutionId, it.upload)) return noRoom;
    const name = freeFileName(
      it.name,
      set.map((other) => other.name),
    );
    const position = Math.max(0, ...set.map((other) => other.position)) + 1;
    if (file.preview) {
      const { html, outline } = file.preview;
      const preview = { attachment_id: id, html, outline: JSON.stringify(outline) };
      await insertPreview(ctx.db, { ...preview, renderer_version: RENDERER_VERSION });
    }
    const stored = await updateStored(ctx.db, id, { name, position, stored_at: ctx.now });
    if (!stored) return { ok: false, problem: "refused", why: "This took too long. Send the file again." };
    const { kind, mediaType, width, height, durationMs, variants, notes } = file;
    const known = { kind, mediaType, width, height, durationMs, variants, notes };
    return { ok: true, attachment: { id, name, ...known, size: it.upload.size, uploadedAt: ctx.now } };
  });
  // The row stays and says what was put; where removing fails too, the hourly chore does it.
  const unused = !result.ok || result.attachment.id !== id;
  if (unused) await ctx.files.remove(keys).catch(() => {});
  return result;
}

function row(ctx: MemberCtx, { id, solutionId, name, upload, file }: NewFile, objects: StoredObject[]) {
  const details: Details = { variants: file.variants, notes: file.notes };
  return {
    id,
    solution_id: solutionId,
    author_id: ctx.viewer.id,
    name,
    kind: file.kind,
    media_type: file.mediaType,
    size: upload.size,
    sha256: upload.sha256,
    width: file.width,
    height: file.height,
    duration_ms: file.durationMs,
    details: JSON.stringify(details),
    objects: JSON.stringify(objects),
    position: 0,
    created_at: ctx.now,
    stored_at: null,
    removed_at: null,
  };
}

async function withSize({ name, path, type }: ReadFile["objects"][number]): Promise<StoredObject> {
  return { name, type, size: (await stat(path)).size };
}

/** Whether a set takes no more of a kind: recordings wait apart from what will be published. */
export function isFull(set: { kind: AttachmentKind }[], kind: AttachmentKind): boolean {
  const takes = set.filter((file) => file.kind === "recording").length;
  return kind === "recording" ? takes >= TAKES_MAX : set.length - takes >= FILES_MAX;
}

async function hasNoRoom({ db }: MemberCtx, solutionId: string, { size }: Upload): Promise<boolean> {
  return (await sumStoredBytes(db, solutionId)) + size > SOLUTION_MAX_BYTES;
}

const noRoom: AttachResult = {
  ok: false,
  problem: "refused",
  why: "The files of a solution take at most 500 MB together. Files that you remove now make room after a day.",
};

const missing: AttachResult = { ok: false, problem: "missing", why: "There is no such solution of yours." };

function full(kind: AttachmentKind): AttachResult {
  const why =
    kind === "recording"
      ? `At most ${TAKES_MAX} takes are kept. Delete one first.`
      : `A solution has at most ${FILES_MAX} files. Remove one first.`;
  return { ok: false, problem: "refused", why };
}
