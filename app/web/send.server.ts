import type { IncomingMessage, ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";

/** An answer that is kept to be sent many times. */
export interface Stored {
  status: number;
  /** Without quotes. */
  etag: string;
  /** Names and values in turn. */
  headers: string[];
  body: Buffer;
  /** The compressed body; undefined until somebody asks for it, null where compressing gains nothing. */
  gzip?: Buffer | null;
  /** What was put together when it was first sent. */
  plain?: Variant;
  zipped?: Variant;
}

/** A stored answer in one encoding, with nothing left to do but to send it. */
interface Variant {
  etag: string;
  headers: string[];
  /** The same without what speaks of a body. */
  notModified: string[];
  body: Buffer;
}

/** Sends a stored answer, or 304 when the client has it. `common` are headers that every answer has. */
export function sendStored(
  request: IncomingMessage,
  response: ServerResponse,
  stored: Stored,
  common: string[],
) {
  const variant = (acceptsGzip(request) && zippedVariant(stored, common)) || plainVariant(stored, common);
  if (stored.status === 200 && matches(request.headers["if-none-match"], variant.etag)) {
    response.writeHead(304, variant.notModified);
    return response.end();
  }
  response.writeHead(stored.status, variant.headers);
  return response.end(request.method === "HEAD" ? undefined : variant.body);
}

function plainVariant(stored: Stored, common: string[]): Variant {
  stored.plain ??= createVariant(`"${stored.etag}"`, stored.body, [...common, ...stored.headers]);
  return stored.plain;
}

function zippedVariant(stored: Stored, common: string[]): Variant | null {
  if (stored.zipped) return stored.zipped;
  if (stored.gzip === undefined) stored.gzip = stored.body.length > 1024 ? gzipSync(stored.body) : null;
  if (!stored.gzip) return null;
  // A strong tag names bytes, so the two encodings have different ones.
  const headers = [...common, ...stored.headers, "content-encoding", "gzip"];
  stored.zipped = createVariant(`"${stored.etag}-gz"`, stored.gzip, headers);
  return stored.zipped;
}

function createVariant(etag: string, body: Buffer, headers: string[]): Variant {
  const notModified = [...headers, "etag", etag, "vary", "accept-encoding, cookie"];
  return { etag, notModified, headers: [...notModified, "content-length", String(body.length)], body };
}

function acceptsGzip(request: IncomingMessage): boolean {
  const accepted = request.headers["accept-encoding"];
  return accepted !== undefined && /\bgzip\b(?!;q=0(\.0*)?(,|$))/.test(String(accepted));
}

function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  if (!ifNoneMatch) return false;
  return (
    ifNoneMatch === etag ||
    ifNoneMatch === "*" ||
    ifNoneMatch.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag)
  );
}
