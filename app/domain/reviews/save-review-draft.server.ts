import { findReviewerState } from "~db/queries/reviews";
import { findSolution } from "~db/queries/solutions";
import type { MemberCtx } from "../context.server";
import { type Draft, draftVersion, saveDraft } from "../drafts/save-draft.server";
import type { FieldErrors, Fields } from "../parse";
import { canSeeSolution, isAuthor } from "../solutions/policy";
import { whyCannotReview } from "./policy";
import { REASON_MAX, reviewFields } from "./review";

const DRAFT_FIELD_MAX = 4 * REASON_MAX;

type Refusal = { ok: false; problem: "missing" } | { ok: false; problem: "refused"; why: string };

export type SaveReviewDraftResult =
  | { ok: true; version: number }
  | { ok: false; problem: "missing" }
  | { ok: false; problem: "refused"; why: string }
  | { ok: false; problem: "invalid"; errors: FieldErrors }
  | { ok: false; problem: "conflict"; theirs: Draft };

/** Keeps the viewer's unfinished review of a solution. Anything goes but far too long texts. */
export async function saveReviewDraft(
  ctx: MemberCtx,
  solutionId: string,
  fields: Fields,
): Promise<SaveReviewDraftResult> {
  const refusal = await refuseReview(ctx, solutionId, fields);
  if (refusal) return refusal;
  const draft = reviewFields(fields);
  const tooLong = Object.keys(draft).filter((name) => (draft[name] ?? "").length > DRAFT_FIELD_MAX);
  if (tooLong.length > 0) {
    const errors = Object.fromEntries(
      tooLong.map((name) => [name, "This is too long to be kept. Shorten it."]),
    );
    return { ok: false, problem: "invalid", errors };
  }
  return saveDraft(ctx, draftSubject(solutionId), { fields: draft, version: draftVersion(fields) });
}

/**
 * Why the viewer's review of a solution is not taken, or null. When the author withdrew the solution while the review
 * was being written, what was typed is kept as its draft.
 */
export async function refuseReview(
  ctx: MemberCtx,
  solutionId: string,
  fields: Fields,
): Promise<Refusal | null> {
  const solution = await findSolution(ctx.db, solutionId);
  const isDraft = solution?.publishedAt === null;
  if (!solution || (isDraft && !isAuthor(solution, ctx.viewer))) return { ok: false, problem: "missing" };
  const why = whyCannotReview(
    solution,
    ctx.viewer,
    await findReviewerState(ctx.db, solutionId, ctx.viewer.id),
  );
  if (!why) return null;
  if (!canSeeSolution(solution, ctx.viewer)) {
    await saveDraft(ctx, draftSubject(solutionId), {
      fields: reviewFields(fields),
      version: draftVersion(fields),
    });
  }
  return { ok: false, problem: "refused", why };
}

function draftSubject(solutionId: string) {
  return { kind: "review" as const, subject_id: solutionId };
}
