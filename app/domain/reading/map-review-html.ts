import type { ReviewScoreView, ReviewView } from "./review-view";

/**
 * A review with all its HTML changed, that of its rounds and its thread too. `change` gets each text and the revision
 * that it speaks of: that of its round or point, otherwise the reviewed one.
 */
export function mapReviewHtml(
  review: ReviewView,
  change: (html: string, revision: number) => string,
): ReviewView {
  const own = (html: string) => change(html, review.revision);
  return {
    ...review,
    strengthHtml: own(review.strengthHtml),
    changeHtml: own(review.changeHtml),
    points: review.points.map((point) => ({ ...point, bodyHtml: change(point.bodyHtml, point.revision) })),
    questions: review.questions.map((question) => ({
      ...question,
      questionHtml: own(question.questionHtml),
      answerHtml: own(question.answerHtml),
    })),
    rounds: review.rounds.map((round) => ({
      ...round,
      noteHtml: change(round.noteHtml, round.revision),
      reasons: Object.fromEntries(
        Object.entries(round.reasons).map(([dimension, html]) => [dimension, change(html, round.revision)]),
      ),
    })),
    scores: review.scores.map((score) => ({
      ...score,
      reasonHtml: change(score.reasonHtml, revisionOf(review, score)),
      stepHtml: own(score.stepHtml),
    })),
    replies: review.replies.map((reply) => ({
      ...reply,
      bodyHtml: own(reply.bodyHtml),
      versions: reply.versions.map((version) => ({ ...version, bodyHtml: own(version.bodyHtml) })),
    })),
  };
}

/** A score that was changed in a later round has its reason from there. */
function revisionOf({ rounds, revision }: ReviewView, { dimension, reasonHtml }: ReviewScoreView): number {
  return rounds.findLast(({ reasons }) => reasons[dimension] === reasonHtml)?.revision ?? revision;
}
