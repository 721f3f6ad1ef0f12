import type { Readable } from "node:stream";

/** Where the bytes of files are kept. A key is `<file id>/<object name>`; what stands under one never changes. */
export interface FileStorage {
  /** Stores a local file under a key; it is on disk when this resolves. Storing again replaces. */
  put(key: string, file: { path: string; type: string }): Promise<void>;
  /**
   * Opens an object, or the bytes from `start` to `end`, both included. `size` is that of the whole object. Null when
   * there is none. Whoever asks has to read or destroy the stream.
   */
  read(
    key: string,
    range?: { start: number; end: number },
  ): Promise<{ stream: Readable; size: number } | null>;
  /** Removes objects; those that are not there are no error. */
  remove(keys: string[]): Promise<void>;
}

/** One object of a file, as its row remembers it. */
export interface StoredObject {
  /** The part of the address behind the file's id; MAIN_OBJECT for the file itself. */
  name: string;
  type: string;
  size: number;
}

/** The object that the address of a file without a further part names. */
export const MAIN_OBJECT = "main";

/** The key of a file's object. */
export function objectKey(fileId: string, name: string): string {
  return `${fileId}/${name}`;
}

const KEY = /^[a-z0-9][a-z0-9-]{0,63}\/[a-z0-9][a-z0-9-]{0,63}(\.[a-z0-9]{1,10})?$/;

/** Throws for a key that is none: no part of one can lead out of the storage. */
export function checkKey(key: string): void {
  if (!KEY.test(key)) throw new Error(`"${key.slice(0, 100)}" is no key of a stored file.`);
}
