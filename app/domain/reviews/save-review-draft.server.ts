import { findReviewerState } from "~db/queries/reviews";
import { findSolution } from "~db/queries/solutions";
import type { MemberCtx } from "../context.server";
import { draftForm, type SaveDraftResult, tooLongToKeep } from "../drafts/draft";
import { loadDraft, resaveDraft, saveDraft } from "../drafts/save-draft.server";
import { noteReading } from "../integrity/note-reading.server";
import type { FieldErrors, Fields, Missing, Refused } from "../parse";
import { hasUnreadPoints, POINTS_READ_MAX, pointField } from "../points/point-fields";
import { renewClaim } from "../queue/claims.server";
import { canSeeSolution, isAuthor, wasPublic } from "../solutions/policy";
import { NOT_INVITED, whyCannotReview } from "./policy";
import { REASON_MAX, reviewFields } from "./review";

/** Of all fields of a draft together, in characters: twice what a review has that can be submitted. */
const REVIEW_DRAFT_MAX = 150_000;

/** Keeps the viewer's unfinished review of a solution, and their place in its queue. Anything goes but far too long texts. */
export async function saveReviewDraft(
  ctx: MemberCtx,
  solutionId: string,
  fields: Fields,
): Promise<SaveDraftResult> {
  const draft = reviewFields(fields);
  const errors = tooLongToKeep(draft, 4 * REASON_MAX) ?? tooMuchToKeep(fields, draft);
  if (errors) return { ok: false, problem: "invalid", errors };
  const form = draftForm(fields, draft);
  // Who has a draft to save over could review when it was begun, and the review itself ends it.
  const resaved = await resaveDraft(ctx, draftSubject(solutionId), form);
  if (!resaved) {
    const refusal = await refuseReview(ctx, solutionId, fields);
    if (refusal) return refusal;
    // Who writes elsewhere, or has had the page open since before reading was noted, began no later than now.
    await noteReading(ctx, solutionId);
  }
  const saved = resaved ?? (await saveDraft(ctx, draftSubject(solutionId), form));
  await renewClaim(ctx, solutionId);
  return saved;
}

function tooMuchToKeep(fields: Fields, draft: Fields): FieldErrors | null {
  if (hasUnreadPoints(fields)) {
    const sentence = `At most ${POINTS_READ_MAX} points can be kept. Merge some, or leave the smallest out.`;
    return { [pointField(POINTS_READ_MAX, "body")]: sentence };
  }
  const lengths = Object.entries(draft).map(([name, text]) => ({ name, length: text?.length ?? 0 }));
  const [longest] = lengths.sort((one, other) => other.length - one.length);
  if (!longest || lengths.reduce((sum, { length }) => sum + length, 0) <= REVIEW_DRAFT_MAX) return null;
  const most = REVIEW_DRAFT_MAX.toLocaleString("en");
  return {
    [longest.name]: `The review has more than ${most} characters, too many to be kept. Shorten it, this field first.`,
  };
}

/**
 * Why the viewer's review of a solution is not taken, or null. When the author withdrew the solution, or an invitation
 * to it, while the review was being written, what was typed is kept as its draft.
 */
export async function refuseReview(
  ctx: MemberCtx,
  solutionId: string,
  fields: Fields,
): Promise<Missing | Refused | null> {
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
