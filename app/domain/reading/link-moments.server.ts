import type { Ctx } from "../context.server";
import { linkTimecodes } from "../walkthroughs/timecodes.server";
import { recordingLengths } from "../walkthroughs/walkthrough-view.server";
import { mapReviewHtml } from "./map-review-html";
import type { ReviewView } from "./review-view";

interface Solution {
  id: string;
  slug: string;
  latestRevision: number;
}

/** Makes each `@1:23` in reviews and replies a link to that second of the walkthrough that it speaks of, where there is one. */
export async function linkMoments(
  ctx: Ctx,
  reviews: ReviewView[],
  solution: Solution,
): Promise<ReviewView[]> {
  if (!reviews.some((review) => /@\d/.test(JSON.stringify(review)))) return reviews;
  const lengths = await recordingLengths(ctx, solution.id);
  const link = (html: string, revision: number) => {
    const seconds = lengths.get(revision);
    return seconds === undefined ? html : linkTimecodes(html, { base: pageOf(solution, revision), seconds });
  };
  return reviews.map((review) => mapReviewHtml(review, link));
}

function pageOf({ id, slug, latestRevision }: Solution, revision: number): string {
  return `/solutions/${id}/${revision === latestRevision ? slug : `revisions/${revision}`}`;
}
