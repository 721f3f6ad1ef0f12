import { listReplies } from "~db/queries/replies";
import { listReviewScores, type listReviews } from "~db/queries/reviews";
import type { Ctx } from "../context.server";
import { personOf } from "../identity/person";
import { type ReviewerState, whyCannotEndorse, whyCannotRate, whyCannotReply } from "../reviews/policy";
import { DIMENSION_KEYS, type Level } from "../rubric/rubric";
import { isAuthor, type SolutionState } from "../solutions/policy";
import type { ReviewScoreView, ReviewView } from "./review-view";

type ReviewRow = Awaited<ReturnType<typeof listReviews>>[number];

/** The most replies that are shown below the reviews of one page; the latest count. */
const REPLIES_SHOWN = 200;

/** Completes rows of reviews for the viewer: scores, threads, permissions, in two queries. */
export async function viewReviews(
  ctx: Ctx,
  rows: ReviewRow[],
  { solution, state }: { solution: SolutionState; state: ReviewerState },
): Promise<ReviewView[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const scores = await listReviewScores(ctx.db, ids);
  const replies = (await listReplies(ctx.db, ids, REPLIES_SHOWN)).reverse();
  const { viewer } = ctx;
  return rows.map((row) => {
    const about = { reviewerId: row.reviewerId, solution };
    const reviewer = {
      userId: row.reviewerId,
      handle: row.reviewer,
      reputation: row.reviewerReputation,
      pseudonym: row.reviewerPseudonym,
      revealedAt: row.reviewerRevealedAt,
    };
    return {
      id: row.id,
      reviewer: personOf(reviewer, viewer),
      revision: row.revision,
      rubricVersion: row.rubricVersion,
      independent: row.independent === 1,
      submittedAt: row.submittedAt,
      scores: inRubricOrder(scores.filter((score) => score.reviewId === row.id)),
      strengthHtml: row.strengthHtml,
      changeHtml: row.changeHtml,
      scoresHeldUntil: null,
      explained: row.explained,
      explainedMatch: row.explainedMatch,
      points: [],
      questions: [],
      rounds: [],
      rating: row.rating,
      ratingReason: row.ratingReason ?? "",
      endorsements: row.endorsements ?? 0,
      replies: replies
        .filter((reply) => reply.reviewId === row.id)
        .map(({ id, author, bodyHtml, postedAt, authorId }) => ({
          id,
          author:
            authorId === row.reviewerId
              ? personOf(reviewer, viewer)
              : { name: author, handle: author, reputation: null, isViewer: viewer?.id === authorId },
          role: authorId === row.reviewerId ? "reviewer" : "author",
          bodyHtml,
          postedAt,
        })),
      replyDraft: replyDraft(row),
      mine: viewer?.id === row.reviewerId,
      viewerIsAuthor: isAuthor(solution, viewer),
      endorsedByMe: row.endorsedByViewerAt !== null,
      canRate: viewer !== null && whyCannotRate(about, viewer) === null,
      canReply: viewer !== null && whyCannotReply(about, viewer, ctx.now) === null,
      canEndorse: viewer !== null && whyCannotEndorse(about, viewer, state) === null,
    };
  });
}

function replyDraft({ replyDraftFields, replyDraftVersion, replyDraftSavedAt }: ReviewRow) {
  if (!replyDraftFields || !replyDraftSavedAt) return null;
  const { body = "" } = JSON.parse(replyDraftFields) as { body?: string };
  return { body, version: replyDraftVersion ?? 0, savedAt: replyDraftSavedAt };
}

function inRubricOrder(scores: Awaited<ReturnType<typeof listReviewScores>>): ReviewScoreView[] {
  return DIMENSION_KEYS.flatMap((dimension) => {
    const score = scores.find((one) => one.dimension === dimension);
    if (!score) return [];
    const { reasonHtml, quote, stepHtml } = score;
    return [{ dimension, score: score.score as Level | null, reasonHtml, quote, stepHtml }];
  });
}
