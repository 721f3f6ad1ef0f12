import type { Kysely } from "kysely";
import type { Database } from "~db/schema";
import type { PlaceAnchors } from "./anchoring/place-anchors";
import type { FileStorage } from "./attachments/storage";
import type { ReadUpload } from "./attachments/upload";
import type { Compare } from "./comparing/comparison";
import type { Render } from "./markdown/markdown";
import type { ImportText } from "./writing/import";

/** Who is looking. */
export interface Viewer {
  id: string;
  handle: string;
  reputation: number;
  createdAt: string;
  isModerator: boolean;
}

/** The world as a use case sees it. Only `web/context.server.ts` and the tests make one. */
export interface Ctx {
  db: Kysely<Database>;
  /** ISO-8601 UTC with milliseconds; the same during one request. */
  now: string;
  viewer: Viewer | null;
  /** A new time-ordered id. */
  newId(): string;
  /** Markdown to stored HTML, off the main thread; never fails. */
  render: Render;
  /** Two texts compared, off the main thread; null when it took too long. */
  compare: Compare;
  /** Passages of earlier texts found in a newer one, off the main thread; null when it took too long. */
  placeAnchors: PlaceAnchors;
  /** Brings a README, a notebook or a git log into a write-up, off the main thread; null when it took too long. */
  importText: ImportText;
  /** Where the bytes of uploaded files are. */
  files: FileStorage;
  /** What an upload is and what to store of it, off the main thread. */
  readUpload: ReadUpload;
  /** Whether a thrown error says that a unique key was already taken. */
  isUniqueViolation(error: unknown): boolean;
}

/** A `Ctx` of somebody who is signed in. */
export type MemberCtx = Ctx & { viewer: Viewer };

/** Runs `work` in one transaction on a `Ctx` of its own. Await nothing but queries in it. */
export function inTransaction<C extends Ctx, T>(ctx: C, work: (ctx: C) => Promise<T>): Promise<T> {
  return ctx.db.transaction().execute((db) => work({ ...ctx, db }));
}
