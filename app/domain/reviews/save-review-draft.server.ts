import { findReviewerState } from "~db/queries/reviews";
import { findSolution } from "~db/queries/solutions";
import type { MemberCtx } from "../context.server";
import type { FieldErrors, Fields } from "../parse";
import { canSeeSolution } from "../solutions/policy";
import { type Draft, draftVersion, saveDraft } from "../writing/save-draft.server";
import { whyCannotReview } from "./policy";
import { REASON_MAX, reviewFields } from "./review";

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
  const solution = await findSolution(ctx.db, solutionId);
  if (!solution || !canSeeSolution(solution, ctx.viewer)) return { ok: false, problem: "missing" };
  const why = whyCannotReview(
    solution,
    ctx.viewer,
    await findReviewerState(ctx.db, solutionId, ctx.viewer.id),
  );
  if (why) return { ok: false, problem: "refused", why };

  const draft = reviewFields(fields);
  const tooLong = Object.keys(draft).filter((name) => (draft[name] ?? "").length > 4 * REASON_MAX);
  if (tooLong.length > 0) {
    const errors = Object.fromEntries(
      tooLong.map((name) => [name, "This is too long to be kept. Shorten it."]),
    );
    return { ok: false, problem: "invalid", errors };
  }
  return saveDraft(
    ctx,
    { kind: "review", subject_id: solutionId },
    { fields: draft, version: draftVersion(fields) },
  );
}
