import { insertQuestions } from "~db/queries/panel";
import { insertPoints } from "~db/queries/points";
import { findReviewerState, insertReview, insertReviewScores } from "~db/queries/reviews";
import { findLatestRound, insertReviewRound, insertRoundScores } from "~db/queries/rounds";
import { incrementReviewCount, lockSolution } from "~db/queries/solutions";
import { lockUsers } from "~db/queries/users";
import { inTransaction, type MemberCtx } from "../context.server";
import { type Draft, draftForm } from "../drafts/draft";
import { endDraft } from "../drafts/save-draft.server";
import { newPseudonym } from "../identity/pseudonyms";
import { weighReview } from "../integrity/weigh-review.server";
import { notify } from "../notices/notify.server";
import type { FieldErrors, Fields } from "../parse";
import { completeFileAnchors } from "../points/file-anchors.server";
import { placeNewPoints } from "../points/place-points.server";
import { endClaim, queueReviewed } from "../queue/claims.server";
import { RUBRIC_VERSION } from "../rubric/rubric";
import { updateScores } from "../scoring/update-scores.server";
import { filesOf, type SolutionPage, solutionPage } from "../solutions/solution-page.server";
import type { Hint } from "./checks/check";
import { STOPPING } from "./checks/checks";
import { wordsHash } from "./checks/words-hash.server";
import { parseReview, reviewFields } from "./review";
import { copiedIn, passageErrors, reviewHints } from "./review-hints.server";
import { type ReviewRows, reviewRows } from "./review-rows.server";
import { refuseReview } from "./save-review-draft.server";

export type SubmitReviewResult =
  | { ok: true; reviewId: string }
  | { ok: false; problem: "missing" }
  | { ok: false; problem: "refused"; why: string }
  | { ok: false; problem: "conflict"; theirs: Draft }
  | { ok: false; problem: "invalid"; errors: FieldErrors }
  /** Sent again with the keys of these hints in `dismissed` it is taken. */
  | { ok: false; problem: "stopped"; hints: Hint[] };

/**
 * Submits the viewer's review of a solution, once: the review with its points, questions and scores, the solution's new
 * estimates, the end of the claim and of the draft are one transaction. Who has not opened the other reviews is marked
 * independent. The passages of its points have to stand in the judged revision, or in its files. Text that tells who somebody is, or was copied, stops it the first time.
 */
export async function submitReview(
  ctx: MemberCtx,
  solutionId: string,
  fields: Fields,
): Promise<SubmitReviewResult> {
  const refusal = await refuseReview(ctx, solutionId, fields);
  if (refusal) return refusal;
  const parsed = parseReview(fields);
  if (!parsed.ok) return { ok: false, problem: "invalid", errors: parsed.errors };
  const solution = await judgedSolution(ctx, solutionId, fields);
  if (!solution) return { ok: false, problem: "missing" };
  const files = await filesOf(ctx, solution);
  const points = await completeFileAnchors(ctx, { files, revision: solution.revision }, parsed.value.points);
  const errors = { ...passageErrors(solution, fields), ...(points.ok ? {} : points.errors) };
  if (!points.ok || Object.keys(errors).length > 0) return { ok: false, problem: "invalid", errors };
  const hints = await reviewHints(ctx, solution, reviewFields(fields));
  const stops = hints.filter(({ key }) => STOPPING.includes(key));
  if (stops.length > 0) return { ok: false, problem: "stopped", hints: stops };

  const reviewId = ctx.newId();
  const rows = await reviewRows(ctx, { ...parsed.value, points: points.value }, { reviewId, solution });
  const copied = await copiedIn(ctx, solutionId, reviewFields(fields));
  const submitted = await inTransaction(ctx, async (ctx): Promise<SubmitReviewResult> => {
    await lockUsers(ctx.db, [ctx.viewer.id, solution.author.id]);
    await lockSolution(ctx.db, solutionId);
    const refusal = await refuseReview(ctx, solutionId, fields);
    if (refusal) return refusal;
    const form = draftForm(fields, reviewFields(fields));
    const theirs = await endDraft(ctx, { kind: "review", id: solutionId }, form);
    if (theirs) return { ok: false, problem: "conflict", theirs };
    const { hasOpened } = await findReviewerState(ctx.db, solutionId, ctx.viewer.id);
    await insertReview(ctx.db, {
      id: reviewId,
      solution_id: solutionId,
      revision: solution.revision,
      reviewer_id: ctx.viewer.id,
      rubric_version: RUBRIC_VERSION,
      ...rows.review,
      pseudonym: parsed.value.pseudonymous ? newPseudonym(Math.random) : null,
      independent: hasOpened ? 0 : 1,
      submitted_at: ctx.now,
      closed_at: null,
      assigned: (await endClaim(ctx, solutionId, ctx.viewer.id)) === "given" ? 1 : 0,
      words_hash: wordsHash(reviewFields(fields)),
      ...(await weighReview(ctx, { solutionId, words: solution.wordCount, copied })),
    });
    await insertParts(ctx, rows, { reviewId, solution });
    const reviewCount = await incrementReviewCount(ctx.db, solutionId);
    await updateScores(ctx, solutionId, { reviewCount });
    await queueReviewed(ctx, solutionId);
    await notify(ctx, {
      userId: solution.author.id,
      kind: reviewCount === 1 ? "first-review" : "review",
      path: `/reviews/${reviewId}`,
      solutionId,
      reviewId,
    });
    return { ok: true, reviewId };
  });
  // Where it judges an earlier revision than the latest.
  if (submitted.ok) await placeNewPoints(ctx, solutionId);
  return submitted;
}

/** The solution at the revision that was on the page beside the form; at the latest where the form does not say. */
async function judgedSolution(ctx: MemberCtx, id: string, fields: Fields): Promise<SolutionPage | null> {
  const revision = Number(fields.revision);
  const named =
    Number.isInteger(revision) && revision >= 1 && revision < 2 ** 31
      ? await solutionPage(ctx, id, revision)
      : null;
  return named ?? solutionPage(ctx, id);
}

/** Writes what hangs on a review: its scores, also as those of the judged text's round, its points and its questions. */
async function insertParts(
  ctx: MemberCtx,
  { scores, points, questions }: ReviewRows,
  { reviewId, solution }: { reviewId: string; solution: SolutionPage },
) {
  const round = (await findLatestRound(ctx.db, solution.id, { upTo: solution.revision }))?.round ?? 1;
  await insertReviewScores(ctx.db, scores);
  await insertReviewRound(ctx.db, {
    review_id: reviewId,
    round,
    solution_id: solution.id,
    revision: solution.revision,
    note: "",
    note_html: "",
    submitted_at: ctx.now,
  });
  await insertRoundScores(
    ctx.db,
    scores.map(({ dimension, score, reason, reason_html }) => {
      return { review_id: reviewId, round, dimension, score, reason, reason_html };
    }),
  );
  if (points.length > 0) await insertPoints(ctx.db, points);
  if (questions.length > 0) await insertQuestions(ctx.db, questions);
}
