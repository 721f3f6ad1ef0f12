import { type FileHandle, open } from "node:fs/promises";

const WINDOW_BYTES = 64 * 1024;

/** Reads small parts of a file in rising order without holding more than one window of it. */
export interface FileReader {
  /** Of the file, in bytes. */
  size: number;
  /** Up to `length` bytes from `position`, fewer at the end. At most a window of them. */
  read(position: number, length: number): Promise<Buffer>;
}

/** Opens a file for `use`, and closes it whatever happens. */
export async function withFile<T>(path: string, use: (file: FileReader) => Promise<T>): Promise<T> {
  const handle = await open(path);
  try {
    return await use(createReader(handle, (await handle.stat()).size));
  } finally {
    await handle.close();
  }
}

function createReader(handle: FileHandle, size: number): FileReader {
  const window = Buffer.alloc(WINDOW_BYTES);
  let [from, to] = [0, 0];
  return {
    size,
    async read(position, length) {
      const end = Math.min(position + length, size);
      if (position >= end) return Buffer.alloc(0);
      if (position < from || end > to) {
        const { bytesRead } = await handle.read(window, 0, WINDOW_BYTES, position);
        [from, to] = [position, position + bytesRead];
      }
      return window.subarray(position - from, Math.min(end, to) - from);
    },
  };
}
