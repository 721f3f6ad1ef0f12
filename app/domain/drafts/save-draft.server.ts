import {
  type DraftKey,
  deleteDraft,
  deleteDraftCopiesBeyond,
  findDraft,
  insertDraft,
  updateDraft,
  upsertDraftCopy,
} from "~db/queries/drafts";
import type { MemberCtx } from "../context.server";
import type { Fields } from "../parse";
import type { Conflict, Draft, DraftForm, DraftSubject } from "./draft";

/** The viewer's draft about a subject, or null. */
export async function loadDraft(ctx: MemberCtx, subject: DraftSubject): Promise<Draft | null> {
  const row = await findDraft(ctx.db, keyOf(ctx, subject));
  return row ? { ...row, fields: JSON.parse(row.fields) as Fields } : null;
}

/**
 * Saves a text over the version of the viewer's draft that its page was made from: one write, no look before. Null
 * when the draft is at another version, is new or gone, or a text has to be kept beside it; `saveDraft` knows what
 * to do then.
 */
export async function resaveDraft(
  ctx: MemberCtx,
  subject: DraftSubject,
  { fields, version, replaces }: DraftForm,
): Promise<{ ok: true; version: number } | null> {
  if (!version || replaces) return null;
  const draft = { fields: JSON.stringify(fields), updated_at: ctx.now };
  const saved = await updateDraft(ctx.db, keyOf(ctx, subject), { ...draft, from: version });
  return saved ? { ok: true, version: version + 1 } : null;
}

/**
 * Saves the viewer's draft. When it has been saved elsewhere since the form was made nothing is overwritten: the sent
 * text is kept beside the draft, and the draft comes back. A text that is replaced knowingly, or by a sender who keeps
 * no count, is kept beside the draft too.
 */
export async function saveDraft(
  ctx: MemberCtx,
  subject: DraftSubject,
  form: DraftForm,
): Promise<{ ok: true; version: number } | Conflict> {
  const key = keyOf(ctx, subject);
  const draft = { fields: JSON.stringify(form.fields), updated_at: ctx.now };
  const theirs = await loadDraft(ctx, subject);
  if (theirs && JSON.stringify(theirs.fields) === draft.fields) return { ok: true, version: theirs.version };
  if (theirs && isOther(theirs, form)) {
    await keepCopy(ctx, subject, { fields: form.fields, origin: form.origin || ctx.newId() });
    return { ok: false, problem: "conflict", theirs };
  }
  if (theirs && (form.replaces || form.version === null)) await keepReplaced(ctx, subject, theirs);
  const version = theirs?.version ?? 0;
  const saved = theirs
    ? await updateDraft(ctx.db, key, { ...draft, from: version })
    : await insertDraft(ctx.db, key, draft);
  // Somebody saved between the look and the write: look again.
  return saved ? { ok: true, version: version + 1 } : saveDraft(ctx, subject, form);
}

/**
 * Ends the viewer's draft because its text was published. Returns the draft, which stays, where it holds another text
 * than a form that was not made from it; null otherwise.
 */
export async function endDraft(
  ctx: MemberCtx,
  subject: DraftSubject,
  form: DraftForm,
): Promise<Draft | null> {
  const theirs = await loadDraft(ctx, subject);
  if (!theirs) return null;
  if (isOther(theirs, form)) {
    await keepCopy(ctx, subject, { fields: form.fields, origin: form.origin || ctx.newId() });
    return theirs;
  }
  if (form.replaces || form.version === null) await keepReplaced(ctx, subject, theirs);
  await deleteDraft(ctx.db, keyOf(ctx, subject));
  return null;
}

/** Drops the viewer's draft; its text is kept beside where it was, as a person may have second thoughts. */
export async function dropDraft(ctx: MemberCtx, subject: DraftSubject): Promise<void> {
  const draft = await loadDraft(ctx, subject);
  if (!draft) return;
  await keepReplaced(ctx, subject, draft);
  await deleteDraft(ctx.db, keyOf(ctx, subject));
}

/** Texts that are kept beside one draft; of more the oldest go. */
const COPIES_MAX = 30;

/** Keeps a text beside the viewer's draft. */
async function keepCopy(ctx: MemberCtx, subject: DraftSubject, copy: { fields: Fields; origin: string }) {
  const { origin, fields } = copy;
  const key = keyOf(ctx, subject);
  await upsertDraftCopy(ctx.db, key, { origin, fields: JSON.stringify(fields), saved_at: ctx.now });
  await deleteDraftCopiesBeyond(ctx.db, key, COPIES_MAX);
}

function keepReplaced(ctx: MemberCtx, subject: DraftSubject, { fields }: Draft) {
  return keepCopy(ctx, subject, { fields, origin: ctx.newId() });
}

function isOther(theirs: Draft, { fields, version }: DraftForm): boolean {
  if (version === null || version === theirs.version) return false;
  return JSON.stringify(theirs.fields) !== JSON.stringify(fields);
}

function keyOf({ viewer }: MemberCtx, { kind, id }: DraftSubject): DraftKey {
  return { author_id: viewer.id, kind, subject_id: id };
}
