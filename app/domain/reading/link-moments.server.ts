import type { Ctx } from "../context.server";
import { linkTimecodes } from "../walkthroughs/timecodes.server";
import { recordingLengths } from "../walkthroughs/walkthrough-view.server";
import type { ReviewView } from "./review-view";

interface Solution {
  id: string;
  slug: string;
  latestRevision: number;
}

/** Makes each `@1:23` in reviews and replies a link to that second of the walkthrough that was reviewed, where there is one. */
export async function linkMoments(
  ctx: Ctx,
  reviews: ReviewView[],
  solution: Solution,
): Promise<ReviewView[]> {
  if (!reviews.some((review) => /@\d/.test(JSON.stringify(review)))) return reviews;
  const lengths = await recordingLengths(ctx, solution.id);
  return reviews.map((review) => {
    const seconds = lengths.get(review.revision);
    if (seconds === undefined) return review;
    const recording = { base: pageOf(solution, review.revision), seconds };
    const link = (html: string) => linkTimecodes(html, recording);
    return {
      ...review,
      strengthHtml: link(review.strengthHtml),
      changeHtml: link(review.changeHtml),
      points: review.points.map((point) => ({ ...point, bodyHtml: link(point.bodyHtml) })),
      questions: review.questions.map((question) => ({
        ...question,
        questionHtml: link(question.questionHtml),
        answerHtml: link(question.answerHtml),
      })),
      scores: review.scores.map((score) => ({
        ...score,
        reasonHtml: link(score.reasonHtml),
        stepHtml: link(score.stepHtml),
      })),
      replies: review.replies.map((reply) => ({ ...reply, bodyHtml: link(reply.bodyHtml) })),
    };
  });
}

function pageOf({ id, slug, latestRevision }: Solution, revision: number): string {
  return `/solutions/${id}/${revision === latestRevision ? slug : `revisions/${revision}`}`;
}
