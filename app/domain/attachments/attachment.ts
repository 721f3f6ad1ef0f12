import type { ImageFiles } from "../markdown/markdown";

/** Files that the next revision of a solution may have. */
export const FILES_MAX = 20;
/** Recordings that may wait for one of them to be chosen. */
export const TAKES_MAX = 10;
/** Of one file, in bytes. */
export const FILE_MAX_BYTES = 25 * 1024 * 1024;

/** Of all files of a solution together, those of its revisions and removed ones included, in bytes. */
export const SOLUTION_MAX_BYTES = 500 * 1024 * 1024;

export type AttachmentKind = "image" | "code" | "table" | "notebook" | "document" | "recording";

export const KIND_NAMES: Record<AttachmentKind, string> = {
  image: "Image",
  code: "Text",
  table: "Table",
  notebook: "Notebook",
  document: "PDF",
  recording: "Recording",
};

/** A file of a solution as pages show it. */
export interface Attachment {
  id: string;
  name: string;
  kind: AttachmentKind;
  mediaType: string;
  /** Bytes as they were sent. */
  size: number;
  /** In pixels; null for what has no such size. */
  width: number | null;
  height: number | null;
  durationMs: number | null;
  /** The widths in pixels in which an image is kept beside its full one. */
  variants: number[];
  /** What its page has to say of it, each a sentence. */
  notes: string[];
  uploadedAt: string;
}

/** What can be attached, for forms and refusals. */
export const TAKEN_FILES =
  "Taken are images (PNG, JPEG, WebP, GIF, AVIF), notebooks, CSV and TSV tables, PDF, and text or code in UTF-8.";

/** The page of a file. */
export function filePath(solutionId: string, fileId: string): string {
  return `/solutions/${solutionId}/files/${fileId}`;
}

/** Where a file's bytes are: all of it, or a part such as the width of an image. */
export function uploadedPath(fileId: string, part?: string | number): string {
  return part === undefined ? `/uploads/${fileId}` : `/uploads/${fileId}/${encodeURIComponent(part)}`;
}

/** What to write into a text so that it shows an image, or leads to the page of another file. */
export function fileMarkdown(solutionId: string, { id, name, kind }: Attachment): string {
  const text = name.replace(/[\\[\]`*_<>&!~$]/g, "\\$&");
  return kind === "image" ? `![${text}](${uploadedPath(id)})` : `[${text}](${filePath(solutionId, id)})`;
}

/** Bytes in words: "812 bytes", "1.2 MB" (of 1,024 kB). */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} ${bytes === 1 ? "byte" : "bytes"}`;
  const kilobytes = bytes / 1024;
  const [amount, unit] = kilobytes < 999.5 ? [kilobytes, "kB"] : [kilobytes / 1024, "MB"];
  return `${amount < 9.95 ? Number(amount.toFixed(1)) : Math.round(amount)} ${unit}`;
}

/** What rendering a text needs to know of the images among some files. */
export function imageFiles(attachments: Attachment[]): ImageFiles {
  const files: ImageFiles = {};
  for (const { id, kind, width, height, variants } of attachments) {
    if (kind === "image" && width && height) files[uploadedPath(id)] = { width, height, variants };
  }
  return files;
}
