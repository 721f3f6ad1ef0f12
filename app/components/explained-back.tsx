import type { ReviewView } from "~/domain/reading/review-view";

/** How the reviewer says it in their own words, and whether the author finds their meaning in it. */
export function ExplainedBack({ review }: { review: ReviewView; author: string }) {
  if (!review.explained) return null;
  return <p className="explained">{review.explained}</p>;
}
