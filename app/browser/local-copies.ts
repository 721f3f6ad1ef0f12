/** A text that this browser keeps until the server has it. */
export interface LocalCopy {
  /** The address that its draft is saved to. */
  endpoint: string;
  /** The page that it was typed into. */
  place: string;
  fields: [name: string, value: string][];
  version: string;
  /** In milliseconds since 1970. */
  keptAt: number;
}

const PREFIX = "draft ";
const KEPT_FOR_MS = 30 * 24 * 3600_000;

/** Keeps a text, unless this browser has no room or keeps nothing; returns whether it did. */
export function keepCopy(origin: string, copy: LocalCopy): boolean {
  try {
    localStorage.setItem(PREFIX + origin, JSON.stringify(copy));
    return true;
  } catch {
    return false;
  }
}

export function dropCopy(origin: string) {
  try {
    localStorage.removeItem(PREFIX + origin);
  } catch {
    // A browser that keeps nothing has nothing to drop.
  }
}

/** Says that a page is alive, so that no other one takes its text for a lost one. */
export function holdOrigin(origin: string) {
  navigator.locks?.request(PREFIX + origin, () => new Promise(() => {}));
}

/** The texts that pages left behind which are gone now, by origin. */
export async function orphanedCopies(): Promise<Map<string, LocalCopy>> {
  const copies = new Map<string, LocalCopy>();
  try {
    const alive = new Set((await navigator.locks?.query())?.held?.map(({ name }) => name));
    for (const key of Object.keys(localStorage)) {
      if (!key.startsWith(PREFIX) || alive.has(key)) continue;
      const copy = JSON.parse(localStorage.getItem(key) ?? "") as LocalCopy;
      if (copy.keptAt > Date.now() - KEPT_FOR_MS) copies.set(key.slice(PREFIX.length), copy);
      else localStorage.removeItem(key);
    }
  } catch {
    // Nothing that could be read is nothing to restore.
  }
  return copies;
}
