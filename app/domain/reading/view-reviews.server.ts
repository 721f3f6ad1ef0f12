import type { listReviews } from "~db/queries/review-cards";
import type { Ctx } from "../context.server";
import { isBlind, type Person, personOf } from "../identity/person";
import { viewQuestions } from "../panel/view-questions";
import type { Fields } from "../parse";
import { viewPoints } from "../points/view-points.server";
import { medalsInReviewRow, seesReviewMedals } from "../reputation/medals";
import { isYoungSite } from "../reputation/privileges";
import {
  type ReviewerState,
  scoresHeldUntil,
  whyCannotAnswer,
  whyCannotEndorse,
  whyCannotJudge,
  whyCannotRate,
  whyCannotReply,
  whyCannotReport,
} from "../reviews/policy";
import { isAuthor, type SolutionState } from "../solutions/policy";
import type { ReviewView } from "./review-view";
import { viewReplies } from "./view-replies.server";
import { viewScores } from "./view-scores.server";

type ReviewRow = Awaited<ReturnType<typeof listReviews>>[number];

/** What a review's page knows of the solution, with its author as the viewer may know them. */
type ReviewedState = SolutionState & { latestRevision: number; author: Person };

/** Completes rows of reviews for the viewer: scores, threads, permissions, in three queries. */
export async function viewReviews(
  ctx: Ctx,
  rows: ReviewRow[],
  { solution, state }: { solution: ReviewedState; state: ReviewerState },
): Promise<ReviewView[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const scores = await viewScores(ctx, rows);
  const replies = await viewReplies(ctx, ids);
  const points = await viewPoints(ctx, ids, solution.latestRevision);
  const { viewer } = ctx;
  const fellow = { ...state, isYoungSite: isYoungSite(Number(rows[0]?.siteReviews)) };
  return rows.map((row) => {
    const about = { reviewerId: row.reviewerId, solution };
    const whyNotEndorse = viewer && whyCannotEndorse(about, viewer, fellow);
    const isReported = row.reportedByViewerAt !== null;
    const whyNotReport = viewer && whyCannotReport(about, viewer, { ...fellow, isReported });
    const everything = { id: viewer?.id ?? "", reputation: Number.POSITIVE_INFINITY };
    const reviewer = {
      userId: row.reviewerId,
      handle: row.reviewer,
      reputation: row.reviewerReputation,
      pseudonym: row.reviewerPseudonym,
      revealedAt: row.reviewerRevealedAt,
    };
    return holdScores({
      id: row.id,
      reviewer: personOf(reviewer, viewer),
      medals: seesReviewMedals(viewer?.id === row.reviewerId, {
        isReviewerKept: isBlind(reviewer),
        isAuthorKept: solution.author.handle === null,
      })
        ? medalsInReviewRow(row)
        : [],
      calibrated: row.reviewerCalibratedAt !== null && !isBlind(reviewer),
      revision: row.revision,
      rubricVersion: row.rubricVersion,
      independent: row.independent === 1,
      submittedAt: row.submittedAt,
      scores: scores.get(row.id)?.scores ?? [],
      strengthHtml: row.strengthHtml,
      changeHtml: row.changeHtml,
      scoresHeldUntil: isAuthor(solution, viewer) ? scoresHeldUntil(row, ctx.now) : null,
      explained: row.explained,
      explainedMatch: row.explainedMatch,
      points: points.get(row.id) ?? [],
      questions: questionsOf(row),
      answersDraft: answersDraft(row),
      rounds: scores.get(row.id)?.rounds ?? [],
      rating: row.rating,
      ratingReason: row.ratingReason ?? "",
      endorsements: row.endorsements ?? 0,
      replies: replies.byReview.get(row.id) ?? [],
      moreReplies: replies.more,
      replyDraft: replyDraft(row),
      askedInRound: viewer?.id === row.reviewerId ? row.askedInRound : null,
      mine: viewer?.id === row.reviewerId,
      viewerIsAuthor: isAuthor(solution, viewer),
      endorsedByMe: row.endorsedByViewerAt !== null,
      canAnswer: viewer !== null && whyCannotAnswer(about, viewer) === null,
      canJudge: viewer !== null && whyCannotJudge(about, viewer, ctx.now) === null,
      canRate: viewer !== null && whyCannotRate(about, viewer) === null,
      canReply: viewer !== null && whyCannotReply(about, viewer, { ...state, now: ctx.now }) === null,
      canEndorse: viewer !== null && whyNotEndorse === null,
      canReport: viewer !== null && whyNotReport === null,
      reportRefused: viewer?.id === row.reviewerId ? null : whyNotReport,
      endorseNeeds: whyCannotEndorse(about, everything, fellow) === null ? whyNotEndorse : null,
    });
  });
}

/** Leaves out every score of a review while they are held back from the viewer, and what would tell how low it is. */
function holdScores(review: ReviewView): ReviewView {
  if (review.scoresHeldUntil === null) return review;
  return {
    ...review,
    scores: review.scores.map((score) => ({ ...score, score: null })),
    points: review.points.map((point) => (point.origin === "step" ? { ...point, kind: "consider" } : point)),
    rounds: review.rounds.map((round) => ({ ...round, scores: {} })),
  };
}

function questionsOf(row: ReviewRow) {
  return viewQuestions([
    {
      id: row.question1Id,
      questionHtml: row.question1Html,
      answer: row.answer1,
      answerHtml: row.answer1Html,
      answerSeconds: row.answer1Seconds,
      answeredAt: row.answer1At,
      verdict: row.verdict1,
      verdictNote: row.verdict1Note,
    },
    {
      id: row.question2Id,
      questionHtml: row.question2Html,
      answer: row.answer2,
      answerHtml: row.answer2Html,
      answerSeconds: row.answer2Seconds,
      answeredAt: row.answer2At,
      verdict: row.verdict2,
      verdictNote: row.verdict2Note,
    },
  ]);
}

function answersDraft({ answerDraftFields, answerDraftVersion, answerDraftSavedAt }: ReviewRow) {
  if (!answerDraftFields || !answerDraftSavedAt) return null;
  const fields = JSON.parse(answerDraftFields) as Fields;
  return { fields, version: answerDraftVersion ?? 0, savedAt: answerDraftSavedAt };
}

function replyDraft({ replyDraftFields, replyDraftVersion, replyDraftSavedAt }: ReviewRow) {
  if (!replyDraftFields || !replyDraftSavedAt) return null;
  const { body = "", point = "" } = JSON.parse(replyDraftFields) as { body?: string; point?: string };
  return { body, point, version: replyDraftVersion ?? 0, savedAt: replyDraftSavedAt };
}
