import type { ReviewView } from "~/domain/reading/review-view";

/** What the reviewer said in each later round. */
export function ReviewRounds({ review }: { review: ReviewView }) {
  if (review.rounds.length < 2) return null;
  return null;
}
