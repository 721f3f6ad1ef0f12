import type { IncomingMessage, ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";

/** An answer that is kept to be sent many times. */
export interface Stored {
  status: number;
  /** Without quotes. */
  etag: string;
  /** Names and values in turn, as `writeHead` takes them fastest. */
  headers: string[];
  body: Buffer;
  /** The compressed body; undefined until somebody asks for it, null where compressing gains nothing. */
  gzip?: Buffer | null;
}

/** Sends a stored answer, or 304 when the client has it. */
export function sendStored(
  request: IncomingMessage,
  response: ServerResponse,
  stored: Stored,
  common: string[],
) {
  const zipped = acceptsGzip(request) ? compressed(stored) : null;
  // A strong tag names bytes, so the two encodings have different ones.
  const etag = zipped ? `"${stored.etag}-gz"` : `"${stored.etag}"`;
  const headers = [...common, ...stored.headers, "etag", etag, "vary", "accept-encoding, cookie"];
  if (stored.status === 200 && matches(request.headers["if-none-match"], etag)) {
    response.writeHead(304, headers);
    return response.end();
  }
  const body = zipped ?? stored.body;
  if (zipped) headers.push("content-encoding", "gzip");
  headers.push("content-length", String(body.length));
  response.writeHead(stored.status, headers);
  return response.end(request.method === "HEAD" ? undefined : body);
}

function acceptsGzip(request: IncomingMessage): boolean {
  return /\bgzip\b(?!;q=0(\.0*)?(,|$))/.test(String(request.headers["accept-encoding"] ?? ""));
}

function compressed(stored: Stored): Buffer | null {
  if (stored.gzip === undefined) stored.gzip = stored.body.length > 1024 ? gzipSync(stored.body) : null;
  return stored.gzip;
}

function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  if (!ifNoneMatch) return false;
  return (
    ifNoneMatch === etag ||
    ifNoneMatch === "*" ||
    ifNoneMatch.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag)
  );
}
