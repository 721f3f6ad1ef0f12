import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { attachFile } from "../domain/attachments/attach-file.server";
import { type Attachment, filePath, uploadedPath } from "../domain/attachments/attachment";
import type { MemberCtx } from "../domain/context.server";
import type { DemoFile } from "./content";
import { drawPlot } from "./draw-plot.server";

/** Attaches files to the draft of a solution of the viewer's, in their order. */
export async function attachFiles(ctx: MemberCtx, solutionId: string, files: DemoFile[]) {
  const attached: Attachment[] = [];
  const folder = await mkdtemp(join(tmpdir(), "rationale-demo-"));
  try {
    for (const [i, file] of files.entries()) {
      const scratch = join(folder, String(i));
      await mkdir(scratch);
      const content = await contentOf(file, scratch);
      const path = join(scratch, "sent");
      await writeFile(path, content);
      const sha256 = createHash("sha256").update(content).digest("hex");
      const upload = { path, name: file.name, size: content.length, sha256, field: "files" } as const;
      const result = await attachFile(ctx, solutionId, upload);
      if (!result.ok) throw new Error(`The demo's file ${file.name} was refused: ${result.why}`);
      attached.push(result.attachment);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return attached;
}

async function contentOf(file: DemoFile, scratch: string): Promise<Buffer> {
  if ("plot" in file) return drawPlot(file.plot, scratch);
  let { text } = file;
  for (const [name, plot] of Object.entries(file.outputs ?? {}))
    text = text.replace(`{{${name}}}`, (await drawPlot(plot, scratch)).toString("base64"));
  return Buffer.from(text);
}

/** A write-up whose links to `file:NAME` lead to the files of that name. */
export function withAddresses(body: string, solutionId: string, files: Attachment[]): string {
  return body.replace(/\(file:([^\s)]+)/g, (_, name: string) => {
    const file = files.find((file) => file.name === name);
    if (!file) throw new Error(`The demo has no file ${name}`);
    return `(${file.kind === "image" ? uploadedPath(file.id) : filePath(solutionId, file.id)}`;
  });
}
