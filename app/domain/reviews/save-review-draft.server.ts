import { findReviewerState } from "~db/queries/reviews";
import { findSolution } from "~db/queries/solutions";
import type { MemberCtx } from "../context.server";
import { type Draft, draftForm } from "../drafts/draft";
import { loadDraft, resaveDraft, saveDraft } from "../drafts/save-draft.server";
import type { FieldErrors, Fields } from "../parse";
import { renewClaim } from "../queue/claims.server";
import { canSeeSolution, isAuthor, wasPublic } from "../solutions/policy";
import { NOT_INVITED, whyCannotReview } from "./policy";
import { REASON_MAX, reviewFields } from "./review";

const DRAFT_FIELD_MAX = 4 * REASON_MAX;

type Refusal = { ok: false; problem: "missing" } | { ok: false; problem: "refused"; why: string };

export type SaveReviewDraftResult =
  | { ok: true; version: number }
  | { ok: false; problem: "missing" }
  | { ok: false; problem: "refused"; why: string }
  | { ok: false; problem: "invalid"; errors: FieldErrors }
  | { ok: false; problem: "conflict"; theirs: Draft };

/** Keeps the viewer's unfinished review of a solution, and their place in its queue. Anything goes but far too long texts. */
export async function saveReviewDraft(
  ctx: MemberCtx,
  solutionId: string,
  fields: Fields,
): Promise<SaveReviewDraftResult> {
  const draft = reviewFields(fields);
  const tooLong = Object.keys(draft).filter((name) => (draft[name] ?? "").length > DRAFT_FIELD_MAX);
  if (tooLong.length > 0) {
    const errors = Object.fromEntries(
      tooLong.map((name) => [name, "This is too long to be kept. Shorten it."]),
    );
    return { ok: false, problem: "invalid", errors };
  }
  const form = draftForm(fields, draft);
  // Who has a draft to save over could review when it was begun, and the review itself ends it.
  const resaved = await resaveDraft(ctx, draftSubject(solutionId), form);
  if (!resaved) {
    const refusal = await refuseReview(ctx, solutionId, fields);
    if (refusal) return refusal;
  }
  const saved = resaved ?? (await saveDraft(ctx, draftSubject(solutionId), form));
  await renewClaim(ctx, solutionId);
  return saved;
}

/**
 * Why the viewer's review of a solution is not taken, or null. When the author withdrew the solution, or an invitation
 * to it, while the review was being written, what was typed is kept as its draft.
 */
export async function refuseReview(
  ctx: MemberCtx,
  solutionId: string,
  fields: Fields,
): Promise<Refusal | null> {
  const solution = await findSolution(ctx.db, solutionId, ctx.viewer.id);
  const isDraft = solution?.publishedAt === null;
  if (!solution || (isDraft && !isAuthor(solution, ctx.viewer))) return { ok: false, problem: "missing" };
  const isHidden = !canSeeSolution(solution, ctx.viewer, ctx.now);
  const couldSee = !isHidden || wasPublic(solution) || solution.invitedAt !== null;
  // Who was never invited is not told that there is something.
  if (!couldSee && !(await loadDraft(ctx, draftSubject(solutionId))))
    return { ok: false, problem: "missing" };
  const state = await findReviewerState(ctx.db, solutionId, ctx.viewer.id);
  const why = whyCannotReview(solution, ctx.viewer, state) ?? (isHidden ? NOT_INVITED : null);
  if (!why) return null;
  if (isHidden) {
    await saveDraft(ctx, draftSubject(solutionId), draftForm(fields, reviewFields(fields)));
  }
  return { ok: false, problem: "refused", why };
}

function draftSubject(solutionId: string) {
  return { kind: "review" as const, id: solutionId };
}
