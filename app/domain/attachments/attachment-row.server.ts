import type { listDraftAttachments } from "~db/queries/attachments";
import type { Attachment } from "./attachment";

/** What the `details` column holds. */
export interface Details {
  variants: number[];
  notes: string[];
}

type Row = Omit<Awaited<ReturnType<typeof listDraftAttachments>>[number], "position">;

/** A row as pages show it. */
export function toAttachment(row: Row): Attachment {
  const { variants, notes } = JSON.parse(row.details) as Details;
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    mediaType: row.mediaType,
    size: row.size,
    width: row.width,
    height: row.height,
    durationMs: row.durationMs,
    variants,
    notes,
    uploadedAt: row.uploadedAt,
  };
}
