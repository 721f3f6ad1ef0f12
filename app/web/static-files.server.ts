import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { gzipSync } from "node:zlib";
import type { Stored } from "./send.server";

const TYPES: Record<string, string> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".txt": "text/plain; charset=utf-8",
  ".woff2": "font/woff2",
  ".webmanifest": "application/manifest+json",
};

/** Reads the built client files, a megabyte in all, into memory, by their path on the site. */
export function readStaticFiles(folder: string): Map<string, Stored> {
  const files = new Map<string, Stored>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = TYPES[extname(entry.name)];
    if (!entry.isFile() || !type) continue;
    const path = join(entry.parentPath, entry.name);
    const body = readFileSync(path);
    const url = `/${relative(folder, path).split(sep).join("/")}`;
    // Vite puts a hash into the names below /assets: these never change.
    const cacheControl = url.startsWith("/assets/")
      ? "public, max-age=31536000, immutable"
      : "public, max-age=3600";
    files.set(url, {
      status: 200,
      etag: createHash("sha256").update(body).digest("base64url").slice(0, 22),
      headers: ["content-type", type, "cache-control", cacheControl],
      body,
      gzip: type === "font/woff2" || type === "image/png" ? null : gzipSync(body, { level: 9 }),
    });
  }
  return files;
}
