import { findRevision, lockSolution } from "~db/queries/solutions";
import { inTransaction, type MemberCtx } from "../context.server";
import { type Conflict, draftForm, tooLongToKeep } from "../drafts/draft";
import { loadDraft, resaveDraft, saveDraft } from "../drafts/save-draft.server";
import type { Fields, Invalid, Missing } from "../parse";
import { SCRIPT_MAX, WALKTHROUGH_FIELDS, walkthroughFields } from "../walkthroughs/walkthrough";
import { isAuthor } from "./policy";

export type SaveWalkthroughDraftResult = { ok: true; version: number } | Invalid | Missing | Conflict;

/**
 * Keeps the viewer's choice of a take, link and script for the walkthrough of a solution's next revision. Unfinished is
 * fine; texts far too long are not. It is a draft of its own, so that it and the write-up never stand in each other's way.
 */
export async function saveWalkthroughDraft(
  ctx: MemberCtx,
  solutionId: string,
  fields: Fields,
): Promise<SaveWalkthroughDraftResult> {
  const draft = walkthroughFields(fields);
  const errors = tooLongToKeep(draft, 4 * SCRIPT_MAX);
  if (errors) return { ok: false, problem: "invalid", errors };
  const subject = { kind: "walkthrough" as const, id: solutionId };
  const form = draftForm(fields, draft);
  const resaved = await resaveDraft(ctx, subject, form);
  if (resaved) return resaved;
  return inTransaction(ctx, async (ctx) => {
    const solution = await lockSolution(ctx.db, solutionId);
    if (!solution || !isAuthor(solution, ctx.viewer)) return { ok: false, problem: "missing" };
    // A save that was under way while its walkthrough was published begins no draft of the next one.
    if (form.version && !(await loadDraft(ctx, subject)) && (await isPublished(ctx, solutionId, form.fields)))
      return { ok: true, version: 0 };
    return saveDraft(ctx, subject, form);
  });
}

async function isPublished(ctx: MemberCtx, id: string, fields: Fields): Promise<boolean> {
  const latest = await findRevision(ctx.db, { id, revision: null }, ctx.viewer.id);
  const published = latest && walkthroughFields(latest);
  return published !== undefined && WALKTHROUGH_FIELDS.every((name) => published[name] === fields[name]);
}
