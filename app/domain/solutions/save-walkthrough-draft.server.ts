import { findRevision, lockSolution } from "~db/queries/solutions";
import { inTransaction, type MemberCtx } from "../context.server";
import { type Draft, draftForm } from "../drafts/draft";
import { loadDraft, resaveDraft, saveDraft } from "../drafts/save-draft.server";
import type { FieldErrors, Fields } from "../parse";
import { tooLong, WALKTHROUGH_FIELDS, walkthroughFields } from "../walkthroughs/walkthrough";
import { isAuthor } from "./policy";

export type SaveWalkthroughDraftResult =
  | { ok: true; version: number }
  | { ok: false; problem: "invalid"; errors: FieldErrors }
  | { ok: false; problem: "missing" }
  | { ok: false; problem: "conflict"; theirs: Draft };

/**
 * Keeps the viewer's choice of a take, link and script for the walkthrough of a solution's next revision. Unfinished is
 * fine; texts far too long are not. It is a draft of its own, so that it and the write-up never stand in each other's way.
 */
export async function saveWalkthroughDraft(
  ctx: MemberCtx,
  solutionId: string,
  fields: Fields,
): Promise<SaveWalkthroughDraftResult> {
  const errors = tooLong(fields);
  if (Object.keys(errors).length > 0) return { ok: false, problem: "invalid", errors };
  const subject = { kind: "walkthrough" as const, id: solutionId };
  const form = draftForm(fields, walkthroughFields(fields));
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
