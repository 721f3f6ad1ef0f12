import { isUtf8 } from "node:buffer";
import { open, readFile } from "node:fs/promises";
import { TAKEN_FILES } from "./attachment";

const HEAD_BYTES = 4100;

export type Sniffed =
  | { is: "image" }
  | { is: "recording"; mediaType: string }
  | { is: "pdf" }
  | { is: "text"; text: string }
  | { is: "refused"; why: string };

/** What a file is, by its bytes alone. Recordings are named by their container, with or without pictures. */
const RECORDINGS: Record<string, string> = {
  "video/webm": "webm",
  "video/matroska": "webm",
  "audio/ogg": "ogg",
  "video/ogg": "ogg",
  "video/mp4": "mp4",
  "audio/mp4": "mp4",
  "audio/x-m4a": "mp4",
  "audio/mpeg": "mpeg",
  "audio/wav": "wav",
};
const IMAGES = ["image/png", "image/apng", "image/jpeg", "image/webp", "image/gif", "image/avif"];
const BYTE_ORDER_MARK_16 = /^(\xff\xfe|\xfe\xff)/;

/** Finds out what a file holds; its name and what the sender called it do not count. Text comes decoded. */
export async function sniffType(path: string): Promise<Sniffed> {
  const head = await readHead(path);
  if (head.length === 0) return refused("This file is empty.");
  // Before the rest: it looks like the beginning of an MP3.
  if (BYTE_ORDER_MARK_16.test(head.toString("latin1", 0, 2)))
    return refused("This text is in UTF-16. Save it as UTF-8 and send it again.");
  const { fileTypeFromBuffer } = await import("file-type");
  const mime = (await fileTypeFromBuffer(head).catch(() => undefined))?.mime.split(";", 1)[0] ?? "";
  if (IMAGES.includes(mime)) return { is: "image" };
  if (mime === "application/pdf") return { is: "pdf" };
  const container = RECORDINGS[mime] ?? (head.toString("latin1", 0, 3) === "ID3" ? "mpeg" : undefined);
  if (container) return { is: "recording", mediaType: container };
  const text = await readText(path);
  if (text !== null) return { is: "text", text };
  if (/^image\//.test(mime))
    return refused("Images are taken as PNG, JPEG, WebP, GIF or AVIF. Export it as one.");
  return refused(`This kind of file is not taken. ${TAKEN_FILES}`);
}

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Null when it is no text in UTF-8. */
async function readText(path: string): Promise<string | null> {
  const bytes = await readFile(path);
  if (!isUtf8(bytes) || bytes.includes(0)) return null;
  return new TextDecoder().decode(bytes);
}

function refused(why: string): Sniffed {
  return { is: "refused", why };
}
