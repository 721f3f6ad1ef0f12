import type { Heading } from "../markdown/markdown";
import type { AttachmentKind } from "./attachment";

/** A file that was sent and lies in a temporary folder. */
export interface Upload {
  path: string;
  /** As the sender gave it. */
  name: string;
  /** In bytes. */
  size: number;
  sha256: string;
  /** The form field: a take of a walkthrough, or any other file. */
  field: "files" | "take";
}

/** What reading an upload needs to know. `outFolder` exists and is empty. */
export interface ReadUploadJob {
  path: string;
  name: string;
  outFolder: string;
  /** The id that the file will have, for addresses in its preview. */
  id: string;
  field: Upload["field"];
}

/** What a file turned out to be. */
export interface ReadFile {
  kind: AttachmentKind;
  mediaType: string;
  width: number | null;
  height: number | null;
  durationMs: number | null;
  variants: number[];
  notes: string[];
  /** What to store: local files with the names and types of the objects they become. */
  objects: { name: string; path: string; type: string }[];
  /** What its page shows; null where that needs no HTML of its own. */
  preview: { html: string; outline: Heading[] } | null;
}

export type ReadUploadResult = { ok: true; file: ReadFile } | { ok: false; why: string };

/**
 * Finds out what an upload is and turns it into what is stored, off the main thread. Never fails for what a file
 * holds: null when it took too long or too much memory.
 */
export type ReadUpload = (job: ReadUploadJob) => Promise<ReadUploadResult | null>;
