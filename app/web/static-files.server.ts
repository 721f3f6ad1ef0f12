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

/** Reads the built client files, a megabyte in all, into memory, by their path on the site, which begins with `prefix`. */
export function readStaticFiles(folder: string, prefix = ""): Map<string, Stored> {
  const files = new Map<string, Stored>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = TYPES[extname(entry.name)];
    if (!entry.isFile() || !type) continue;
    const path = join(entry.parentPath, entry.name);
    const body = readFileSync(path);
    const url = `${prefix}/${relative(folder, path).split(sep).join("/")}`;
    files.set(url, {
      status: 200,
      etag: createHash("sha256").update(body).digest("base64url").slice(0, 22),
      headers: ["content-type", type, "cache-control", cacheControl(url)],
      body,
      gzip: type === "font/woff2" || type === "image/png" ? null : gzipSync(body, { level: 9 }),
    });
  }
  return files;
}

function cacheControl(url: string): string {
  // These names hold a hash of what is in the file.
  if (/^\/(assets|js\/chunks)\//.test(url)) return "public, max-age=31536000, immutable";
  // The script that leads to the others must be as new as the page.
  return url.startsWith("/js/") ? "no-cache" : "public, max-age=3600";
}
