import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { attachFile } from "~/domain/attachments/attach-file.server";
import type { Attachment } from "~/domain/attachments/attachment";
import { draftAttachments } from "~/domain/attachments/attachments.server";
import { removeAttachment } from "~/domain/attachments/remove-attachment.server";
import type { Viewer } from "~/domain/context.server";
import { publishRevision } from "~/domain/solutions/publish-revision.server";
import { saveSolutionDraft } from "~/domain/solutions/save-solution-draft.server";
import { buildUser, WRITE_UP } from "./factories";
import { code, notebook } from "./notebooks";
import type { World } from "./world";

let count = 0;

export type Contents = Record<string, string | Buffer>;

/** Cells that a notebook on ticket triage has. */
export const CELLS = [
  "import pandas as pd\nfrom sklearn.linear_model import LogisticRegression",
  'tickets = pd.read_csv("tickets.csv", parse_dates=["opened"])\ntickets.head()',
  "train = tickets[tickets.opened < '2026-03-01']\ntest = tickets[tickets.opened >= '2026-03-01']",
  "model = LogisticRegression(max_iter=500, C=0.3)\nmodel.fit(train[features], train.team)",
];

/** The notebook of some code cells. */
export function notebookOf(cells: string[]): string {
  return notebook(cells.map((source) => code(source)));
}

/** A published solution with files. */
export async function buildWithFiles(world: World, contents: Contents, author?: Viewer) {
  const writer = author ?? (await buildUser(world));
  const id = world.ctx.newId();
  await saveSolutionDraft(world.as(writer), { id, fields: { title: "A draft" }, mayCreate: true });
  const files = await publishFiles(world, { id, author: writer }, contents);
  return { id, author: writer, files };
}

/** Publishes the next revision of a solution, with these files and no others. Returns them by their names. */
export async function publishFiles(
  world: World,
  { id, author }: { id: string; author: Viewer },
  contents: Contents,
): Promise<Record<string, Attachment>> {
  const ctx = world.as(author);
  const sha256 = (content: string | Buffer) => createHash("sha256").update(content).digest("hex");
  for (const { id: fileId } of await draftAttachments(ctx, id)) await removeAttachment(ctx, id, fileId);
  const files: Record<string, Attachment> = {};
  mkdirSync(join(world.folder, "attached"), { recursive: true });
  for (const [name, content] of Object.entries(contents)) {
    count += 1;
    const path = join(world.folder, "attached", String(count));
    writeFileSync(path, content);
    const size = Buffer.byteLength(content);
    const upload = { path, name, size, sha256: sha256(content), field: "files" as const };
    const result = await attachFile(ctx, id, upload);
    if (!result.ok) throw new Error(result.why);
    files[name] = result.attachment;
  }
  const fields = { title: "Triage", brief: "Triage.", body: `${WRITE_UP} ${count}`, changeNote: "Files." };
  const published = await publishRevision(ctx, { id, mayCreate: false, fields });
  if (!published.ok) throw new Error(JSON.stringify(published));
  return files;
}

/** The fields of the first point of a review, on a file. */
export function pointOn(file: { id: string } | undefined, parts: Record<string, string> = {}) {
  const fields = { kind: "must-fix", body: "Why this?", section: `file:${file?.id}`, ...parts };
  return Object.fromEntries(Object.entries(fields).map(([part, value]) => [`point.1.${part}`, value]));
}
