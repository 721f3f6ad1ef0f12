import { heldLocks, holdLock } from "../locks";
import { dropLasting, keepLasting, lastingCopies } from "./lasting-copies";

/** A text that this browser keeps until the server has it. */
export interface LocalCopy {
  /** The address that its draft is saved to; of a form without a draft where it is sent, and which one of there it is. */
  endpoint: string;
  /** The page that it was typed into. */
  place: string;
  fields: [name: string, value: string][];
  version: string;
  /** In milliseconds since 1970. */
  keptAt: number;
}

/** A copy as it is stored. */
interface KeptCopy extends LocalCopy {
  /** Whose page it was typed into: no other member who uses this browser sees it. */
  writer: string;
}

const PREFIX = "draft ";
const KEPT_FOR_MS = 30 * 24 * 3600_000;
/** Where nothing tells whether a page is alive: longer than a living one waits before it keeps its text anew. */
const SILENT_MS = 120_000;
const TAKEN_COOKIE = /(?:^|; )taken=([\w-]+)/;

/** Keeps a text; returns false where this browser has no room or keeps nothing. */
export function keepLocalCopy(origin: string, copy: LocalCopy): boolean {
  const kept: KeptCopy = { ...copy, writer: writerOfPage() };
  keepLasting(PREFIX + origin, kept);
  try {
    localStorage.setItem(PREFIX + origin, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

/** Drops a text; resolves when no trace of it is left. */
export function dropLocalCopy(origin: string): Promise<void> {
  try {
    localStorage.removeItem(PREFIX + origin);
  } catch {
    // A browser that keeps nothing has nothing to drop.
  }
  return dropLasting(PREFIX + origin);
}

/** Drops the copy of a form that the server says it has read, by a cookie with the form's origin; not on an error page, which holds no text. */
export async function dropTakenCopy() {
  const [, origin] = TAKEN_COOKIE.exec(document.cookie) ?? [];
  if (!origin) return;
  // A page that is left before does not take the cookie away, so that the next one drops it.
  if (!document.querySelector("[data-error-page]")) await dropLocalCopy(origin);
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in two of the four browsers.
  document.cookie = "taken=; Path=/; Max-Age=0";
}

/** Names a page's text, and says that its page is alive. */
export function beginOrigin(): string {
  const origin = crypto.randomUUID?.() ?? `${Date.now()}-${String(Math.random()).slice(2)}`;
  holdLock(PREFIX + origin);
  return origin;
}

/** The texts of this page's viewer that pages left behind which are gone now, by origin; the latest first. */
export async function orphanedCopies(): Promise<Map<string, LocalCopy>> {
  const copies = new Map<string, LocalCopy>();
  const kept = [...(await lastingCopies<KeptCopy>()), ...readCopies()];
  const alive = await heldLocks();
  for (const [key, copy] of kept.sort(([, one], [, other]) => other.keptAt - one.keptAt)) {
    const origin = key.slice(PREFIX.length);
    const isAlive = alive ? alive.has(key) : copy.keptAt > Date.now() - SILENT_MS;
    if (copy.keptAt < Date.now() - KEPT_FOR_MS) dropLocalCopy(origin);
    else if (!isAlive && copy.writer === writerOfPage() && !copies.has(origin)) copies.set(origin, copy);
  }
  return copies;
}

/** The member whom the page was made for; empty for a visitor. */
function writerOfPage(): string {
  return document.querySelector<HTMLElement>("[data-member]")?.dataset.member ?? "";
}

function readCopies(): [key: string, KeptCopy][] {
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

function readCopy(key: string): KeptCopy | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "") as KeptCopy;
  } catch {
    return null;
  }
}
