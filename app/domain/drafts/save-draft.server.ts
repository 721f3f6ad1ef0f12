import { type DraftKey, findDraft, insertDraft, updateDraft } from "~db/queries/drafts";
import type { MemberCtx } from "../context.server";
import type { Fields } from "../parse";

export interface Draft {
  fields: Fields;
  /** Counts the saves; a form sends back the one it was made from. */
  version: number;
  updatedAt: string;
}

export type SaveDraftResult =
  | { ok: true; version: number }
  | { ok: false; problem: "conflict"; theirs: Draft };

/** What a person is writing about: the next revision of a solution, or a review of one. */
export type DraftSubject = Pick<DraftKey, "kind" | "subject_id">;

/** The viewer's draft about a subject, or null. */
export async function loadDraft(ctx: MemberCtx, subject: DraftSubject): Promise<Draft | null> {
  const row = await findDraft(ctx.db, { ...subject, author_id: ctx.viewer.id });
  return row ? { ...row, fields: JSON.parse(row.fields) as Fields } : null;
}

/**
 * Saves the viewer's draft. `version` is the one that the form was made from, 0 where there was no draft yet, null
 * where the sender keeps no count and means to replace whatever there is. When the draft has been saved elsewhere
 * meanwhile nothing is overwritten and the other text comes back.
 */
export async function saveDraft(
  ctx: MemberCtx,
  subject: DraftSubject,
  form: { fields: Fields; version: number | null },
): Promise<SaveDraftResult> {
  const key = { ...subject, author_id: ctx.viewer.id };
  const draft = { fields: JSON.stringify(form.fields), updated_at: ctx.now };
  const theirs = await loadDraft(ctx, subject);
  if (theirs && isOther(theirs, form)) return { ok: false, problem: "conflict", theirs };
  if (theirs && JSON.stringify(theirs.fields) === draft.fields) return { ok: true, version: theirs.version };

  const version = theirs?.version ?? 0;
  const saved = theirs
    ? await updateDraft(ctx.db, key, { ...draft, from: version })
    : await insertDraft(ctx.db, key, draft);
  // Somebody saved between the look and the write: look again.
  return saved ? { ok: true, version: version + 1 } : saveDraft(ctx, subject, form);
}

/** The viewer's draft where it holds another text than a form that was not made from it; null where nothing would be lost. */
export async function findOtherDraft(
  ctx: MemberCtx,
  subject: DraftSubject,
  form: { fields: Fields; version: number | null },
): Promise<Draft | null> {
  const theirs = await loadDraft(ctx, subject);
  return theirs && isOther(theirs, form) ? theirs : null;
}

function isOther(theirs: Draft, { fields, version }: { fields: Fields; version: number | null }): boolean {
  if (version === null || version === theirs.version) return false;
  return JSON.stringify(theirs.fields) !== JSON.stringify(fields);
}

/** The version that a form was made from; null when it says none. */
export function draftVersion(fields: Fields): number | null {
  const version = Number(fields.version || Number.NaN);
  return Number.isSafeInteger(version) && version >= 0 ? version : null;
}
