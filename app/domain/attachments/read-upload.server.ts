import { extensionOf } from "./file-name";
import { original } from "./original-file.server";
import { readCode } from "./read-code.server";
import { readImage } from "./read-image.server";
import { looksLikeNotebook, readNotebookFile } from "./read-notebook-file.server";
import { readTable } from "./read-table.server";
import { type Sniffed, sniffType } from "./sniff-type.server";
import type { ReadFile, ReadUploadJob, ReadUploadResult } from "./upload";

/** In characters of HTML. */
const PREVIEW_MAX = 8_000_000;

/**
 * Looks at a recording: its length in milliseconds, whether it has pictures, and the file to keep, at `path` or in
 * `outFolder`; or why it is not taken.
 */
export type ReadTake = (
  take: Pick<ReadUploadJob, "path" | "outFolder">,
) => Promise<{ ok: true; path: string; durationMs: number; hasVideo: boolean } | { ok: false; why: string }>;

/**
 * Finds out what an upload is and turns it into what is stored. Answers with a sentence for whatever it cannot take, and
 * never throws for what a file holds; hostile ones may take seconds and memory, so run it where it can be stopped.
 */
export async function readUpload(job: ReadUploadJob, readTake: ReadTake): Promise<ReadUploadResult> {
  try {
    const result = await readKind(job, readTake);
    return result.ok ? { ok: true, file: withBoundedPreview(result.file) } : result;
  } catch {
    return { ok: false, why: "This file could not be read. It may be damaged." };
  }
}

/** Whatever a reader made of a file, no page of it is larger than this. */
function withBoundedPreview(file: ReadFile): ReadFile {
  if (!file.preview || file.preview.html.length <= PREVIEW_MAX) return file;
  const html =
    '<div class="prose"><p>Its page would be too large to be shown. Download it to read it.</p></div>';
  return { ...file, preview: { html, outline: [] } };
}

async function readKind(job: ReadUploadJob, readTake: ReadTake): Promise<ReadUploadResult> {
  const sniffed = await sniffType(job.path);
  if (sniffed.is === "refused") return { ok: false, why: sniffed.why };
  if (job.field === "take" || sniffed.is === "recording") return readRecording(job, { sniffed, readTake });
  if (sniffed.is === "image") return readImage(job);
  if (sniffed.is === "pdf") return { ok: true, file: original(job, "document", "application/pdf") };
  return readText(job, sniffed.text);
}

async function readText(job: ReadUploadJob, text: string): Promise<ReadUploadResult> {
  const extension = extensionOf(job.name);
  if (looksLikeNotebook(text)) {
    const notebook = await readNotebookFile(job, text);
    // Other JSON may speak of notebooks too, so only what is called one has to be one.
    if (notebook.ok || extension === "ipynb") return notebook;
  }
  if (extension === "ipynb") return { ok: false, why: "This is not a notebook, although its name says so." };
  if (["csv", "tsv", "tab"].includes(extension)) {
    return { ok: true, file: { ...original(job, "table", "text/plain"), ...readTable(text, extension) } };
  }
  return { ok: true, file: { ...original(job, "code", "text/plain"), ...readCode(text, job.name) } };
}

async function readRecording(
  job: ReadUploadJob,
  { sniffed, readTake }: { sniffed: Sniffed; readTake: ReadTake },
): Promise<ReadUploadResult> {
  if (sniffed.is !== "recording")
    return { ok: false, why: "This is no recording. Taken are WebM, Ogg, MP4, M4A, MP3 and WAV." };
  if (job.field !== "take")
    return { ok: false, why: "Recordings belong to the walkthrough. Add it on the walkthrough’s page." };
  const take = await readTake(job);
  if (!take.ok) return take;
  const { path, durationMs, hasVideo } = take;
  const isAudio = ["mpeg", "wav"].includes(sniffed.mediaType) || !hasVideo;
  const mediaType = `${isAudio ? "audio" : "video"}/${sniffed.mediaType}`;
  const file = original({ path }, "recording", mediaType);
  return { ok: true, file: { ...file, durationMs } };
}
