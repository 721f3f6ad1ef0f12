import type { Person } from "../identity/person";
import type { DimensionKey } from "../rubric/rubric";
import { apportion } from "../scoring/apportion";
import type { Arithmetic, ReviewPart } from "../scoring/explained-number";
import type { TrustReason } from "../scoring/trust-reasons";

/** A review as the viewer of a number may know it. */
export interface Reviewed {
  id: string;
  reviewer: Person;
  submittedAt: string;
  /** What it counts, 0 to 1. */
  counts: number;
  reasons: TrustReason[];
}

/** A part of a sum: share · value. */
export interface Term {
  value: number;
  /** A precision; and that as a share of all, 0 to 1. */
  weight: number;
  share: number;
  /** The share as it is shown, in per cent, and share · value with two decimals: rounded so that their sums fit. */
  percent: number;
  adds: number;
}

/** One review in the sum, with two decimals, so that what is taken off and what is left fit. */
export interface ReviewTerm extends Reviewed {
  /** On the 1 to 5 scale: overall the level of the review, in a dimension its score. */
  level: number;
  /** Overall the plain mean of its scores, and the dimensions that it could not tell. */
  plain: number;
  untold: DimensionKey[];
  corrected: number;
  /** In the channel: the same overall, in a dimension how far from the level of the review. */
  raw: number;
  leniency: number;
  /** raw − leniency. */
  value: number;
  /** How far off one review by its writer may be, squared: what it counts ÷ that is its weight. Four decimals. */
  uncertainty: number;
  /** Null where it is one of the older ones, which are in the sum together. */
  term: Term | null;
}

/** Several reviews in the sum as one; the value is their mean by weight. */
export type TogetherTerm = Term & { count: number };

/** A sum that can be read: the terms are `site`, those of `reviews`, and `older`. */
export interface Terms {
  mean: number;
  /** All weights together. */
  weight: number;
  site: Term;
  /** The latest ones, oldest first. */
  reviews: ReviewTerm[];
  /** Those before the latest ones. */
  older: TogetherTerm | null;
}

/** Reviews that stand in a table each with its own row. */
export const REVIEWS_EXPLAINED = 100;
/** Decimals of a share in per cent. */
export const SHARE_DIGITS = 1;

/**
 * The terms of a sum, rounded so that what is shown of them adds up: to the rounded mean, or to the `sum` that is shown
 * for it. `known` has every review of it.
 */
export function termsOf(
  arithmetic: Arithmetic,
  known: ReadonlyMap<string, Reviewed>,
  sum = inHundredths(arithmetic.mean),
): Terms {
  const parts = arithmetic.reviews.flatMap((part) => {
    const review = known.get(part.reviewId);
    return review ? [{ part, review }] : [];
  });
  const older = parts.slice(0, -REVIEWS_EXPLAINED).map(({ part }) => part);
  const latest = parts.slice(-REVIEWS_EXPLAINED);
  const before = older.length > 0 ? [together(older)] : [];
  const sums = [arithmetic.site, ...before, ...latest.map(({ part }) => part)];
  const adds = apportion(
    sums.map(({ share, value }) => share * value),
    2,
    sum,
  );
  const percents = apportion(
    sums.map(({ share }) => 100 * share),
    SHARE_DIGITS,
  );
  const [site, ...rest] = sums.map(({ value, weight, share }, i) => ({
    ...{ value: inHundredths(value), weight, share },
    ...{ percent: percents[i] ?? 0, adds: adds[i] ?? 0 },
  }));
  const [olderTerm] = rest.splice(0, before.length);
  return {
    mean: sum,
    weight: sums.reduce((total, { weight }) => total + weight, 0),
    site: site ?? { ...arithmetic.site, percent: 100, adds: sum },
    reviews: latest.map(({ part, review }, i) => reviewTerm(part, review, rest[i] ?? null)),
    older: olderTerm ? { ...olderTerm, count: older.length } : null,
  };
}

function together(parts: ReviewPart[]) {
  const sum = (of: (part: ReviewPart) => number) => parts.reduce((total, part) => total + of(part), 0);
  const weight = sum((part) => part.weight);
  const value = sum((part) => part.weight * part.value) / weight;
  return { weight, share: sum(({ share }) => share), value };
}

function reviewTerm(part: ReviewPart, review: Reviewed, term: Term | null): ReviewTerm {
  const { untold, weight } = part;
  const raw = inHundredths(part.raw);
  const leniency = inHundredths(part.leniency);
  const value = inHundredths(raw - leniency);
  return {
    ...review,
    level: inHundredths(part.level),
    plain: inHundredths(part.plain),
    corrected: part.corrected,
    ...{ untold, raw, leniency, value },
    uncertainty: weight > 0 ? Math.round((10_000 * review.counts) / weight) / 10_000 : 0,
    term: term && { ...term, value },
  };
}

/** Two decimals, as all of a sum is shown. */
export function inHundredths(value: number): number {
  return Math.round(100 * value) / 100;
}
