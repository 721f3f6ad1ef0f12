import type { ReplyView, ReviewView } from "./review-view";

/** A review with one of its replies open to be changed. */
export function openEdit<Review extends Pick<ReviewView, "replies">>(
  review: Review,
  replyId: string | undefined,
  edit: NonNullable<ReplyView["edit"]>,
): Review {
  const replies = review.replies.map((reply) => (reply.id === replyId ? { ...reply, edit } : reply));
  return { ...review, replies };
}
