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
  { fields, version }: { fields: Fields; version: number | null },
): Promise<SaveDraftResult> {
  const key = { ...subject, author_id: ctx.viewer.id };
  const text = JSON.stringify(fields);
  if (version === 0 && (await insertDraft(ctx.db, key, text, ctx.now))) return { ok: true, version: 1 };
  if (version && (await updateDraft(ctx.db, key, version, text, ctx.now)))
    return { ok: true, version: version + 1 };

  const theirs = await loadDraft(ctx, subject);
  if (theirs && version !== null) {
    const same = JSON.stringify(theirs.fields) === text;
    return same ? { ok: true, version: theirs.version } : { ok: false, problem: "conflict", theirs };
  }
  if (theirs) await updateDraft(ctx.db, key, theirs.version, text, ctx.now);
  else await insertDraft(ctx.db, key, text, ctx.now);
  return { ok: true, version: (theirs?.version ?? 0) + 1 };
}

/** The version that a form was made from; null when it says none. */
export function draftVersion(fields: Fields): number | null {
  const version = Number(fields.version || Number.NaN);
  return Number.isSafeInteger(version) && version >= 0 ? version : null;
}
