import {
  deleteDraftCopiesBefore,
  listCopiesWithoutDraft,
  listDraftCopies,
  listDrafts,
} from "~db/queries/drafts";
import type { Ctx, MemberCtx } from "../context.server";
import { cut } from "../markdown/markdown";
import { type Page, pageOf, parseCursor } from "../paging";
import type { Fields } from "../parse";
import { before, DAY, hasBegun } from "../time";
import type { Draft, DraftKind, DraftSubject } from "./draft";
import { loadDraft } from "./save-draft.server";

const SHOWN = 30;

/** How long texts beside drafts are kept. */
export const COPIES_KEPT_DAYS = 30;
const COPIES_SHOWN = 50;

export interface DraftRow {
  kind: DraftKind;
  /** What the draft is about: a solution or a review. */
  id: string;
  /** Where one goes on writing. */
  path: string;
  title: string;
  /** The revision that a solution's draft will become. */
  nextRevision: number;
  updatedAt: string;
  /** Texts that are kept beside it. */
  copies: number;
}

/** The viewer's drafts, the latest first. Null for a wrong cursor. */
export async function draftsPage(ctx: MemberCtx, cursor: string | null): Promise<Page<DraftRow> | null> {
  const position = cursor === null ? null : parseCursor(cursor, ["text", "text"]);
  if (cursor !== null && !position) return null;
  const rows = await listDrafts(ctx.db, ctx.viewer.id, {
    after: position && { updatedAt: String(position[0]), subjectId: String(position[1]) },
    limit: SHOWN + 1,
  });
  const page = pageOf(rows, SHOWN, (row) => [row.updatedAt, row.subjectId]);
  return { ...page, rows: page.rows.map((row) => draftRow(row, ctx)) };
}

/** What the viewer has texts about that are kept although their draft is gone, the latest first. */
export function keptTexts(
  ctx: MemberCtx,
): Promise<{ kind: DraftKind; subjectId: string; savedAt: string; copies: number }[]> {
  return listCopiesWithoutDraft(ctx.db, ctx.viewer.id, SHOWN);
}

function draftRow(row: Awaited<ReturnType<typeof listDrafts>>[number], { viewer, now }: MemberCtx): DraftRow {
  const fields = JSON.parse(row.fields) as Fields;
  // Somebody else's solution, or the invitation to it, may have been withdrawn since: then its title is not shown.
  const open = row.embargoUntil === null || hasBegun(row.embargoUntil, now) || row.invitedAt !== null;
  const visible = row.solutionAuthorId === viewer.id || (row.withdrawnAt === null && open);
  return {
    kind: row.kind,
    id: row.subjectId,
    path: writingPath({ kind: row.kind, id: row.subjectId }),
    title:
      (row.kind === "solution" ? fields.title : visible && row.publishedTitle) ||
      firstWords(fields) ||
      "Untitled",
    nextRevision: row.revision + 1,
    updatedAt: row.updatedAt,
    copies: row.copies ?? 0,
  };
}

/** The fields of drafts that hold sentences, in the order in which they are looked at. */
const SENTENCES = ["body", "brief", "ask", "strength", "change", "question"];
const FIRST_WORDS_LENGTH = 60;

/** What a draft begins with outside its headings; empty where nothing is written yet. */
function firstWords(fields: Fields): string {
  const lines = SENTENCES.flatMap((name) => (fields[name] ?? "").split("\n"));
  const first = lines.find((line) => /[\p{L}\p{N}]/u.test(line) && !/^\s*#/.test(line)) ?? "";
  return cut(first.replace(/^[\s>*+-]+|[*`]/g, ""), FIRST_WORDS_LENGTH);
}

/** The page on which a draft is written. */
export function writingPath({ kind, id }: DraftSubject): string {
  if (kind === "reply") return `/reviews/${id}#review-${id}`;
  if (kind === "answer") return `/reviews/${id}#panel-${id}`;
  if (kind === "round") return `/reviews/${id}/round`;
  return `/solutions/${id}/${kind === "solution" ? "edit" : kind}`;
}

/** A draft of the viewer's and the texts that are kept beside it, the latest first; both may be missing. */
export async function draftCopiesPage(
  ctx: MemberCtx,
  subject: DraftSubject,
): Promise<{ draft: Draft | null; copies: { fields: Fields; savedAt: string }[] }> {
  const key = { author_id: ctx.viewer.id, kind: subject.kind, subject_id: subject.id };
  const copies = await listDraftCopies(ctx.db, key, COPIES_SHOWN);
  return {
    draft: await loadDraft(ctx, subject),
    copies: copies.map(({ fields, savedAt }) => ({ fields: JSON.parse(fields) as Fields, savedAt })),
  };
}

/** Removes texts beside drafts that nobody needed for a month. */
export async function deleteOldDraftCopies(ctx: Ctx): Promise<void> {
  await deleteDraftCopiesBefore(ctx.db, before(ctx.now, COPIES_KEPT_DAYS * DAY));
}
