import { readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FileStorage } from "~/domain/attachments/storage";
import type { FilesPlace } from "./files-place.server";
import { createLocalStorage } from "./local-storage.server";
import { createS3Storage } from "./s3-storage.server";

/** The storage, and the folder of this machine where uploads lie until they are in it. */
export function openStorage(place: FilesPlace): { storage: FileStorage; incoming: string } {
  return "folder" in place
    ? { storage: createLocalStorage(place.folder), incoming: join(place.folder, "incoming") }
    : { storage: createS3Storage(place), incoming: join(tmpdir(), "rationale-incoming") };
}

const OLD_MS = 3600_000;

/** Removes what an upload left in the folder when its process was ended. Other processes may be using younger ones. */
export function sweepIncoming(folder: string): void {
  try {
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      if (statSync(path).mtimeMs < Date.now() - OLD_MS) rmSync(path, { recursive: true, force: true });
    }
  } catch (error) {
    if ((error as { code?: string }).code !== "ENOENT") throw error;
  }
}
