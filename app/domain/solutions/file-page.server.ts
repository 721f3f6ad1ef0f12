import { findAttachment, findPreview, listRevisionAttachments } from "~db/queries/attachments";
import { findRevision } from "~db/queries/solutions";
import type { Attachment } from "../attachments/attachment";
import { toAttachment } from "../attachments/attachment-row.server";
import type { Ctx } from "../context.server";
import type { Heading } from "../markdown/markdown";
import { canSeeFile } from "./served-file.server";

export interface FilePage {
  file: Attachment;
  /** Empty where the file itself is what is shown, or it can only be saved. */
  html: string;
  outline: Heading[];
  /** The revision that it is shown as a part of; null while it is only in the author's draft. */
  in: { id: string; slug: string; title: string; revision: number; latestRevision: number } | null;
  solutionId: string;
  mine: boolean;
}

/**
 * The page of one file of a solution, as a part of the latest revision that has it, or of the one that is asked for.
 * Null when it is not there or not the viewer's to see.
 */
export async function filePage(
  ctx: Ctx,
  { solutionId, fileId, revision }: { solutionId: string; fileId: string; revision: number | null },
): Promise<FilePage | null> {
  const row = await findAttachment(ctx.db, fileId, ctx.viewer?.id ?? "");
  if (row?.solutionId !== solutionId || !canSeeFile(row, ctx.viewer, ctx.now)) return null;
  if (revision !== null && !(await isInRevision(ctx, { solutionId, fileId, revision }))) return null;
  const shown = revision ?? row.inRevision;
  const solution =
    shown === null ? undefined : await findRevision(ctx.db, { id: solutionId, revision: shown }, "");
  const preview = await findPreview(ctx.db, fileId);
  return {
    file: toAttachment(row),
    html: preview?.html ?? "",
    outline: preview ? (JSON.parse(preview.outline) as Heading[]) : [],
    in: solution
      ? {
          id: solution.id,
          slug: solution.slug,
          title: solution.title,
          revision: solution.revision,
          latestRevision: solution.latestRevision,
        }
      : null,
    solutionId,
    mine: row.authorId === ctx.viewer?.id,
  };
}

async function isInRevision(
  ctx: Ctx,
  { solutionId, fileId, revision }: { solutionId: string; fileId: string; revision: number },
): Promise<boolean> {
  const files = await listRevisionAttachments(ctx.db, solutionId, revision);
  return files.some(({ id }) => id === fileId);
}
