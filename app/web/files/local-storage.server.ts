import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { copyFile, type FileHandle, mkdir, open, rename, rm, rmdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { checkKey, type FileStorage } from "~/domain/attachments/storage";

/** Keeps files in a folder of this machine. What `put` has acknowledged is there after a power cut. */
export function createLocalStorage(folder: string): FileStorage {
  function pathOf(key: string): string {
    checkKey(key);
    return join(folder, key);
  }

  return {
    async put(key, { path }) {
      const target = pathOf(key);
      const unfinished = `${target}.${randomUUID()}`;
      const isNew = await mkdir(dirname(target), { recursive: true });
      try {
        await copyFile(path, unfinished, constants.COPYFILE_FICLONE);
        await flush(unfinished);
        await rename(unfinished, target);
      } finally {
        await rm(unfinished, { force: true });
      }
      await flush(dirname(target));
      if (isNew) await flush(folder);
    },
    async read(key, range) {
      const file = await openFile(pathOf(key));
      if (!file) return null;
      try {
        const { size } = await file.stat();
        return { stream: file.createReadStream(range), size };
      } catch (error) {
        await file.close();
        throw error;
      }
    },
    async remove(keys) {
      for (const key of keys) {
        const path = pathOf(key);
        await rm(path, { force: true });
        // The folder of a file goes with its last object.
        await rmdir(dirname(path)).catch(() => {});
      }
    },
  };
}

async function openFile(path: string): Promise<FileHandle | null> {
  try {
    return await open(path);
  } catch (error) {
    if ((error as { code?: string }).code === "ENOENT") return null;
    throw error;
  }
}

/** Has a file, or the names in a folder, written to the disk. */
async function flush(path: string) {
  const handle = await open(path);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
