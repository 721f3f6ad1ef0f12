import { findRevision, insertSolution, lockSolution } from "~db/queries/solutions";
import { inTransaction, type MemberCtx } from "../context.server";
import { type Conflict, draftForm } from "../drafts/draft";
import { loadDraft, resaveDraft, saveDraft } from "../drafts/save-draft.server";
import type { Fields, Invalid, Missing } from "../parse";
import { isAuthor } from "./policy";
import { draftErrors, isPublished, solutionFields } from "./solution";

export type SaveSolutionDraftResult =
  | { ok: true; id: string; version: number }
  | Invalid
  | Missing
  | Conflict;

/**
 * Keeps the viewer's text as the draft of a solution's next revision. Unfinished is fine. `id` names the solution;
 * where none of the viewer's has it, a new one is begun under it, so that sending a form twice begins one.
 */
export async function saveSolutionDraft(
  ctx: MemberCtx,
  { id, fields, mayCreate }: { id: string; fields: Fields; mayCreate: boolean },
): Promise<SaveSolutionDraftResult> {
  const errors = draftErrors(fields);
  if (Object.keys(errors).length > 0) return { ok: false, problem: "invalid", errors };
  const subject = { kind: "solution" as const, id };
  const form = draftForm(fields, solutionFields(fields));
  // Only the author of a solution has a draft of it to save over.
  const resaved = await resaveDraft(ctx, subject, form);
  if (resaved) return { ...resaved, id };
  return inTransaction(ctx, async (ctx) => {
    if (mayCreate) await beginSolution(ctx, id);
    const solution = await lockSolution(ctx.db, id);
    if (!solution || !isAuthor(solution, ctx.viewer)) return { ok: false, problem: "missing" };
    const latest =
      solution.revision > 0 ? await findRevision(ctx.db, { id, revision: null }, ctx.viewer.id) : undefined;
    // A save that was under way while its text was published begins no draft of the next revision.
    if (form.version && latest && isPublished(latest, fields) && !(await loadDraft(ctx, subject)))
      return { ok: true, id, version: 0 };
    const saved = await saveDraft(ctx, subject, form);
    return saved.ok ? { ok: true, id, version: saved.version } : saved;
  });
}

/** Adds the empty solution that drafts and revisions belong to, unless it is there. */
export async function beginSolution(ctx: MemberCtx, id: string): Promise<void> {
  await insertSolution(ctx.db, {
    id,
    author_id: ctx.viewer.id,
    challenge_id: null,
    revision: 0,
    review_count: 0,
    created_at: ctx.now,
    published_at: null,
    withdrawn_at: null,
  });
}

/** Keeps what stands in a form that was sent for another act, such as withdrawing, unless it is what is published anyway. */
export async function keepUnsavedText(ctx: MemberCtx, id: string, fields: Fields): Promise<void> {
  const latest = await findRevision(ctx.db, { id, revision: null }, ctx.viewer.id);
  if (fields.body === undefined || (latest && isPublished(latest, fields))) return;
  await saveSolutionDraft(ctx, { id, fields, mayCreate: false });
}
