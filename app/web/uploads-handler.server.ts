import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import type { Ctx } from "~/domain/context.server";
import { type ServedFile, servedFile } from "~/domain/solutions/served-file.server";
import { contentDisposition, parseRange } from "./byte-range.server";

const ADDRESS = /^\/uploads\/([\w-]{1,64})(?:\/([^/?]{1,600}))?(?:\?.*)?$/;

/** Whether an address is one below which files are. */
export function isUploadAddress(url: string): boolean {
  return url.startsWith("/uploads/");
}

/**
 * Sends a file, whole or the range that is asked for, as it comes out of the storage: however slow the reader is, no
 * more than a little of it is in memory. Returns false, and sends nothing, where there is none for this viewer.
 */
export async function sendUpload(
  request: IncomingMessage,
  response: ServerResponse,
  { ctx, headers }: { ctx: Ctx; headers: string[] },
): Promise<boolean> {
  const [, id = "", encoded] = ADDRESS.exec(request.url ?? "") ?? [];
  const file = id ? await servedFile(ctx, id, encoded ? decodeURIComponent(encoded) : null) : null;
  if (!file) return false;

  // What stands under a key never changes.
  const etag = `"${file.key.replace("/", "-")}"`;
  const all = [...headers, ...headersOf(file), "etag", etag];
  if (isKnown(request.headers["if-none-match"], etag)) {
    response.writeHead(304, all).end();
    return true;
  }
  const ifRange = request.headers["if-range"];
  const isSame = ifRange === undefined || ifRange === etag;
  const range = isSame ? parseRange(request.headers.range, file.size) : null;
  if (range === "unsatisfiable") {
    response
      .writeHead(416, [...headers, "content-range", `bytes */${file.size}`, "content-length", "0"])
      .end();
    return true;
  }
  const length = range ? range.end - range.start + 1 : file.size;
  const answer = [...all, "content-length", String(length)];
  if (range) answer.push("content-range", `bytes ${range.start}-${range.end}/${file.size}`);
  const status = range ? 206 : 200;
  if (request.method === "HEAD") {
    response.writeHead(status, answer).end();
    return true;
  }
  const stored = await ctx.files.read(file.key, range ?? undefined);
  if (!stored) throw new Error(`The storage has no ${file.key}.`);
  response.writeHead(status, answer);
  await pipeline(stored.stream, response).catch((error) => {
    // A reader who goes away is no error of ours; the stream is closed then.
    if (error.code !== "ERR_STREAM_PREMATURE_CLOSE") throw error;
  });
  return true;
}

function headersOf({ type, name, inline }: ServedFile): string[] {
  return [
    "content-type",
    type.startsWith("text/") ? "text/plain; charset=utf-8" : type,
    "content-disposition",
    contentDisposition(inline ? "inline" : "attachment", name),
    // Whatever a file holds, it is no page of this site.
    "content-security-policy",
    "sandbox; default-src 'none'",
    "accept-ranges",
    "bytes",
    "cache-control",
    "private, max-age=3600",
    "vary",
    "cookie",
  ];
}

function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  if (!ifNoneMatch) return false;
  return ifNoneMatch.split(",").some((tag) => ["*", etag].includes(tag.trim().replace(/^W\//, "")));
}
