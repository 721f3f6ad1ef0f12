import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { attachFile } from "~/domain/attachments/attach-file.server";
import type { Attachment } from "~/domain/attachments/attachment";
import { draftAttachments } from "~/domain/attachments/attachments.server";
import type { Upload } from "~/domain/attachments/upload";
import type { MemberCtx } from "~/domain/context.server";
import { publishRevision } from "~/domain/solutions/publish-revision.server";
import { saveSolutionDraft } from "~/domain/solutions/save-solution-draft.server";
import { buildUser, WRITE_UP } from "./factories";
import type { World } from "./world";

let count = 0;

/** A file as it lies on the disk once it was received. */
export function upload(world: World, content: string | Buffer, overrides: Partial<Upload> = {}): Upload {
  count += 1;
  const folder = join(world.folder, "sent");
  mkdirSync(folder, { recursive: true });
  const path = join(folder, String(count));
  writeFileSync(path, content);
  const bytes = Buffer.from(content);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { path, name: "notes.txt", size: bytes.length, sha256, field: "files", ...overrides };
}

/** The first draft of somebody new. */
export async function draft(world: World): Promise<{ id: string; ctx: MemberCtx }> {
  const ctx = world.as(await buildUser(world));
  const id = ctx.newId();
  await saveSolutionDraft(ctx, { id, fields: { title: "A draft" }, mayCreate: true });
  return { id, ctx };
}

/** Attaches a file; throws where it is refused. */
export async function attach(
  world: World,
  { id, ctx }: { id: string; ctx: MemberCtx },
  content: string | Buffer,
  overrides: Partial<Upload> = {},
): Promise<Attachment> {
  const result = await attachFile(ctx, id, upload(world, content, overrides));
  if (!result.ok) throw new Error(result.why);
  return result.attachment;
}

/** Publishes a draft with the usual text. */
export function publish(ctx: MemberCtx, id: string, fields = {}) {
  const text = {
    title: "Ticket triage under a budget",
    brief: "Triage tickets.",
    body: WRITE_UP,
    changeNote: "c",
  };
  return publishRevision(ctx, { id, fields: { ...text, ...fields }, mayCreate: false });
}

/** Names of the files of a draft. */
export async function names(world: World, id: string) {
  return (await draftAttachments(world.ctx, id)).map(({ name }) => name);
}

/** The files in the storage. */
export function stored(world: World): string[] {
  return readdirSync(join(world.folder, "files"));
}
