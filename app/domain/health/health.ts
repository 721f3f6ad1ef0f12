import type { Wait } from "../queue/waiting";
import { DIMENSION_KEYS, type DimensionKey, LEVELS } from "../rubric/rubric";
import { DAY, HOUR } from "../time";
import { type Agreement, agreement } from "./agreement";
import { type MedianWait, medianWithInterval } from "./first-review";
import { sharesOf } from "./level-shares";
import { type Share, shareOf } from "./share";

/** What is measured: this many days, and of them the latest so many. */
export const LOOK_BACK_DAYS = 90;
export const LOOK_BACK = LOOK_BACK_DAYS * DAY;
export const REVIEWS_MAX = 5000;
export const POSTS_MAX = 2000;

/** Fewer reviews, posts or people than this say nothing, and could say too much about one of them. */
export const ENOUGH = 5;
/** With fewer solutions the interval of agreement holds the true value less often than it says (measured: 82 % with 5). */
export const SOLUTIONS_TO_AGREE = 10;

/** Within what a post is promised to be seen. */
export const SOON = 24 * HOUR;

/** A review as it is measured: the levels are those given first, null for "can't tell". */
export interface MeasuredReview {
  solutionId: string;
  authorId: string;
  reviewerId: string;
  submittedAt: string;
  /** Whether it was written before its reviewer saw others. */
  independent: boolean;
  rating: "very-helpful" | "helpful" | "not-helpful" | null;
  levels: Partial<Record<DimensionKey, number | null>>;
}

export interface DimensionHealth {
  /** Over independent reviews of the same solution. */
  agreement: Agreement | null;
  /** Of all reviews; "few" for fewer than `ENOUGH`. */
  cantTell: Share | "few" | null;
  /** Reviews that gave a level; null where that would tell how few could not tell. */
  scored: number | null;
  /** How many per cent of these gave each level, from 1 on; null for what is kept back, as few did. */
  levels: (number | null)[];
}

/** How well the rubric and the reviewing work. Null is everywhere: too few to say. */
export interface Health {
  reviews: number;
  reviewers: number;
  solutions: number;
  /** When the first of these reviews was submitted; null where there are none. */
  from: string | null;
  /** Whether earlier ones were left out as there are too many. */
  isCut: boolean;
  dimensions: Record<DimensionKey, DimensionHealth> | null;
  posts: number;
  firstReview: MedianWait | null;
  /** Of the posts that are old enough to tell. */
  reviewedSoon: Share | null;
  /** Of the reviews that were rated. */
  helpful: Share | null;
  veryHelpful: Share | null;
}

/** Every figure of the page, from reviews and posts in any order. `isCut` is passed on. */
export function healthOf(
  reviews: MeasuredReview[],
  { waits, isCut }: { waits: (Wait & { age: number })[]; isCut: boolean },
): Health {
  const reviewers = distinct(reviews, "reviewerId");
  const rated = reviews.filter(({ rating }) => rating !== null);
  const rates = distinct(rated, "authorId") >= ENOUGH;
  const count = (rating: MeasuredReview["rating"]) => rated.filter((it) => it.rating === rating).length;
  const settled = waits.filter(({ age }) => age >= SOON);
  const soon = settled.filter(({ ms, reviewed }) => reviewed && ms <= SOON);
  const times = reviews.map(({ submittedAt }) => submittedAt).sort();
  return {
    reviews: reviews.length,
    reviewers,
    solutions: distinct(reviews, "solutionId"),
    from: times[0] ?? null,
    isCut,
    dimensions: reviewers < ENOUGH ? null : dimensionsOf(reviews),
    posts: waits.length,
    firstReview: waits.length < ENOUGH ? null : medianWithInterval(waits),
    reviewedSoon: settled.length < ENOUGH ? null : shareOf(soon.length, settled.length),
    helpful: rates ? shareOf(count("helpful") + count("very-helpful"), rated.length) : null,
    veryHelpful: rates ? shareOf(count("very-helpful"), rated.length) : null,
  };
}

function dimensionsOf(reviews: MeasuredReview[]): Record<DimensionKey, DimensionHealth> {
  const entries = DIMENSION_KEYS.map((key) => [key, dimensionOf(reviews, key)]);
  return Object.fromEntries(entries) as Record<DimensionKey, DimensionHealth>;
}

function dimensionOf(reviews: MeasuredReview[], key: DimensionKey): DimensionHealth {
  const asked = reviews.filter(({ levels }) => levels[key] !== undefined);
  const given = asked.flatMap(({ levels }) => levels[key] ?? []);
  const counts = LEVELS.map((level) => given.filter((one) => one === level).length);
  const untold = asked.length - given.length;
  return {
    agreement: agreementOn(reviews, key),
    cantTell: asked.length < ENOUGH ? null : untold < ENOUGH ? "few" : shareOf(untold, asked.length),
    scored: untold < ENOUGH ? null : given.length,
    levels: sharesOf(counts, ENOUGH),
  };
}

/** Agreement on one dimension; null also where it would speak of a few people or solutions only. */
function agreementOn(reviews: MeasuredReview[], key: DimensionKey): Agreement | null {
  const bySolution = new Map<string, MeasuredReview[]>();
  for (const review of reviews) {
    if (!review.independent || typeof review.levels[key] !== "number") continue;
    bySolution.set(review.solutionId, [...(bySolution.get(review.solutionId) ?? []), review]);
  }
  const units = [...bySolution.values()].filter((unit) => unit.length > 1);
  if (units.length < SOLUTIONS_TO_AGREE || distinct(units.flat(), "reviewerId") < ENOUGH) return null;
  return agreement(units.map((unit) => unit.flatMap(({ levels }) => levels[key] ?? [])));
}

function distinct(reviews: MeasuredReview[], key: "solutionId" | "authorId" | "reviewerId"): number {
  return new Set(reviews.map((review) => review[key])).size;
}
