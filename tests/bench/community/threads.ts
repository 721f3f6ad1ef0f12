import { CLOSES_AFTER, FIRST_REVIEW_WITHIN, type RuleKey } from "~/domain/reputation/rules";
import type { Rating } from "~/domain/reviews/review";
import { DAY, HOUR } from "~/domain/time";
import type { Batch } from "./batch";
import { iso } from "./calendar";
import type { Community } from "./community";
import type { Member } from "./members";
import type { Review } from "./reviews";
import type { Solution } from "./solutions";

/** Something that earns points, before the caps. */
export interface Earning {
  at: number;
  rule: RuleKey;
  member: Member;
  /** Who caused it, where a person did. */
  giver: Member | null;
  reviewId: string;
  solutionId: string;
  dedupeKey: string;
}

const RATED_SHARE = 0.6;
const RATING_WEIGHTS = [45, 45, 10];
const RATINGS: Rating[] = ["very-helpful", "helpful", "not-helpful"];
const ANSWERED_SHARE = 0.4;
const ENDORSED_SHARE = 0.08;

/** Adds what happened below the reviews of a solution, and returns what it earned whom. */
export function addThreads(
  batch: Batch,
  solution: Solution,
  reviews: Review[],
  community: Community,
): Earning[] {
  return reviews.flatMap((review, i) => [
    ...addRating(batch, solution, { ...review, first: i === 0 }, community),
    // Only the first is answered, so that no older one waits for an answer and every answer pays.
    ...(i === 0 ? addAnswer(batch, solution, review, community) : []),
    ...addEndorsement(batch, solution, { review, others: reviews }, community),
  ]);
}

function addRating(
  batch: Batch,
  solution: Solution,
  review: Review & { first: boolean },
  { random, calendar }: Community,
): Earning[] {
  const rating = RATINGS[random.weighted(RATING_WEIGHTS)] as Rating;
  const rated = random.chance(RATED_SHARE);
  const at = review.at + (rated ? HOUR + random.below(12 * DAY) : CLOSES_AFTER + HOUR);
  if (at >= calendar.now) return [];
  if (rated) {
    batch.ratings.push({
      review_id: review.id,
      rater_id: solution.author.id,
      rating,
      reason: rating === "not-helpful" ? "It answers another brief than the one I had." : "",
      changes: 0,
      rated_at: iso(at),
    });
  }
  const about = {
    at,
    member: review.reviewer,
    giver: rated ? solution.author : null,
    reviewId: review.id,
    solutionId: solution.id,
  };
  const earnings: Earning[] = [
    rated
      ? { ...about, rule: `rated-${rating}`, dedupeKey: `rated:${review.id}:0` }
      : { ...about, rule: "closed-unrated", dedupeKey: `closed-unrated:${review.id}` },
  ];
  const early = review.first && review.at - solution.publishedAt <= FIRST_REVIEW_WITHIN;
  if (early && !(rated && rating === "not-helpful")) {
    const dedupeKey = `first-review:${review.id}:${rated ? 0 : "closed"}`;
    earnings.push({ ...about, rule: "first-review", dedupeKey });
  }
  return earnings;
}

function addAnswer(
  batch: Batch,
  solution: Solution,
  review: Review,
  { random, texts }: Community,
): Earning[] {
  const at = review.at + HOUR + random.below(6 * DAY);
  if (!random.chance(ANSWERED_SHARE) || at >= solution.publicUntil) return [];
  const text = random.pick(texts.replies);
  batch.replies.push({
    id: random.id(at),
    review_id: review.id,
    author_id: solution.author.id,
    body: text.markdown,
    body_html: text.html,
    posted_at: iso(at),
  });
  const dedupeKey = `answered-reviews:${review.id}`;
  const about = { at, reviewId: review.id, solutionId: solution.id, dedupeKey };
  return [{ ...about, rule: "answered-reviews", member: solution.author, giver: null }];
}

/** At most one endorsement a review, by another reviewer whose own is in. */
function addEndorsement(
  batch: Batch,
  solution: Solution,
  { review, others }: { review: Review; others: Review[] },
  { random }: Community,
): Earning[] {
  const other = random.pick(others);
  const at = Math.max(other.at, review.at) + HOUR + random.below(2 * DAY);
  if (other === review || !random.chance(ENDORSED_SHARE) || at >= solution.publicUntil) return [];
  const giver = other.reviewer;
  batch.endorsements.push({ review_id: review.id, user_id: giver.id, endorsed_at: iso(at) });
  const dedupeKey = `endorsed:${review.id}:${giver.id}`;
  const about = { at, reviewId: review.id, solutionId: solution.id, dedupeKey };
  return [{ ...about, rule: "endorsed", member: review.reviewer, giver }];
}
