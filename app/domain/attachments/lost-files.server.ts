import { listDraftAttachments, listNames } from "~db/queries/attachments";
import type { Ctx } from "../context.server";
import { uploadedPath } from "./attachment";

/** In rendered text any "<" begins a tag. */
const SHOWN_FILE = /<(?:img|a) [^>]*?(?:src|href)="\/uploads\/([\da-z]{26})/g;

/**
 * What a rendered text shows or links below /uploads that the next revision of its solution will not have: names, or
 * addresses of files that were never the solution's; each once.
 */
export async function lostFiles(ctx: Ctx, solutionId: string, html: string): Promise<string[]> {
  const shown = [...html.matchAll(SHOWN_FILE)].map(([, id = ""]) => id);
  if (shown.length === 0) return [];
  const attached = new Set((await listDraftAttachments(ctx.db, solutionId)).map(({ id }) => id));
  const lost = [...new Set(shown)].filter((id) => !attached.has(id));
  if (lost.length === 0) return [];
  const names = new Map((await listNames(ctx.db, solutionId, lost)).map(({ id, name }) => [id, name]));
  return lost.map((id) => names.get(id) ?? uploadedPath(id));
}
