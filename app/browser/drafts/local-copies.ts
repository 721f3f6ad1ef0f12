import { heldLocks, holdLock } from "../locks";

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
/** Where nothing tells whether a page is alive: longer than a living one waits before it keeps its text anew. */
const SILENT_MS = 120_000;
const TAKEN_COOKIE = /(?:^|; )taken=([\w-]+)/;

/** Keeps a text; returns false where this browser has no room or keeps nothing. */
export function keepLocalCopy(origin: string, copy: LocalCopy): boolean {
  try {
    localStorage.setItem(PREFIX + origin, JSON.stringify(copy));
    return true;
  } catch {
    return false;
  }
}

export function dropLocalCopy(origin: string) {
  try {
    localStorage.removeItem(PREFIX + origin);
  } catch {
    // A browser that keeps nothing has nothing to drop.
  }
}

/** Drops the copy of a form that the server says it has read, by a cookie with the form's origin; not on an error page, which holds no text. */
export function dropTakenCopy() {
  const [, origin] = TAKEN_COOKIE.exec(document.cookie) ?? [];
  if (!origin) return;
  if (!document.querySelector("[data-error-page]")) dropLocalCopy(origin);
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in two of the four browsers.
  document.cookie = "taken=; Path=/; Max-Age=0";
}

/** Says that the page of an origin is alive. */
export function holdOrigin(origin: string) {
  holdLock(PREFIX + origin);
}

/** The texts that pages left behind which are gone now, by origin. */
export async function orphanedCopies(): Promise<Map<string, LocalCopy>> {
  const copies = new Map<string, LocalCopy>();
  const alive = await heldLocks();
  for (const [key, copy] of readCopies()) {
    const isAlive = alive ? alive.has(key) : copy.keptAt > Date.now() - SILENT_MS;
    if (copy.keptAt < Date.now() - KEPT_FOR_MS) dropLocalCopy(key.slice(PREFIX.length));
    else if (!isAlive) copies.set(key.slice(PREFIX.length), copy);
  }
  return copies;
}

function readCopies(): [key: string, LocalCopy][] {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
    return keys.flatMap((key) => {
      const copy = readCopy(key);
      return copy ? [[key, copy]] : [];
    });
  } catch {
    return [];
  }
}

function readCopy(key: string): LocalCopy | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "") as LocalCopy;
  } catch {
    return null;
  }
}
