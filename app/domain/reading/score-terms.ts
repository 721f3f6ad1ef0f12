import type { Person } from "../identity/person";
import { apportion } from "../scoring/apportion";
import type { Arithmetic, ReviewPart } from "../scoring/explained-number";
import type { TrustReason } from "../scoring/trust-reasons";

/** A review as the viewer of a number may know it. */
export interface Reviewed {
  id: string;
  reviewer: Person;
  submittedAt: string;
  /** Whether who wrote it is kept from the viewer: then its correction is told to a tenth only. */
  isNameKept: boolean;
  /**
   * Whether its weight is kept: it would tell who wrote the review, or the solution, by who reviewed whom before. Such
   * reviews are in the sum together.
   */
  isWeightKept: boolean;
  reasons: TrustReason[];
}

/** A part of a sum: share · value. */
export interface Term {
  value: number;
  /** Whether the value is told to a tenth only. */
  isAbout?: boolean;
  /** A precision, null where it is kept back or of several; and that as a share of all, 0 to 1. */
  weight: number | null;
  share: number;
  /** The share as it is shown, and share · value with two decimals: rounded so that their sums fit. */
  percent: number;
  adds: number;
}

/** One review in the sum, or beside it where it is counted together with others. */
export interface ReviewTerm extends Reviewed {
  /** On the 1 to 5 scale. */
  level: number;
  corrected: number;
  /** In the channel: the same overall, in a dimension how far from the level of the review. */
  raw: number;
  leniency: number;
  value: number;
  /** Null where its weight is kept, or it is one of many. */
  term: Term | null;
}

/** Several reviews in the sum as one; the value is their mean by weight. */
export type TogetherTerm = Term & { count: number };

/** A sum that can be read: the terms are `site`, those of `reviews`, `kept` and `older`. */
export interface Terms {
  mean: number;
  /** Decimals of a share in per cent. */
  digits: number;
  site: Term;
  /** The latest ones, oldest first. */
  reviews: ReviewTerm[];
  /** Those whose weights are kept. */
  kept: TogetherTerm | null;
  /** Those before the latest ones. */
  older: TogetherTerm | null;
}

/** Reviews that stand in a table each with its own row. */
export const REVIEWS_EXPLAINED = 100;

/** The terms of a sum as the viewer may know them. `known` has every review of it. */
export function termsOf(arithmetic: Arithmetic, known: ReadonlyMap<string, Reviewed>): Terms {
  const parts = arithmetic.reviews.flatMap((part) => {
    const review = known.get(part.reviewId);
    return review ? [{ part, review }] : [];
  });
  const older = parts.slice(0, -REVIEWS_EXPLAINED).map(({ part }) => part);
  const latest = parts.slice(-REVIEWS_EXPLAINED);
  const kept = latest.filter(({ review }) => review.isWeightKept).map(({ part }) => part);
  const open = latest.filter(({ review }) => !review.isWeightKept).map(({ part }) => part);
  const sums = [arithmetic.site, together(kept), together(older), ...open];
  const adds = apportion(
    sums.map((sum) => (sum ? sum.share * sum.value : 0)),
    2,
  );
  const digits = kept.length > 0 ? 0 : 1;
  const percents = apportion(
    sums.map((sum) => 100 * (sum?.share ?? 0)),
    digits,
  );
  const termOf = (i: number): Term | null => {
    const sum = sums[i];
    if (!sum) return null;
    const { value, weight, share } = sum;
    return { value, weight, share, percent: percents[i] ?? 0, adds: adds[i] ?? 0 };
  };
  const [site, keptTerm, olderTerm] = [termOf(0), termOf(1), termOf(2)];
  const ownTerm = new Map(open.map((part, i) => [part.reviewId, termOf(i + 3)]));
  return {
    mean: Math.round(100 * arithmetic.mean) / 100,
    digits,
    site: site ?? { ...arithmetic.site, percent: 100, adds: arithmetic.mean },
    reviews: latest.map(({ part, review }) => reviewTerm(part, review, ownTerm.get(review.id) ?? null)),
    kept: keptTerm && {
      ...keptTerm,
      isAbout: true,
      weight: null,
      value: tenth(keptTerm.value),
      count: kept.length,
    },
    older: olderTerm && { ...olderTerm, count: older.length },
  };
}

function together(parts: ReviewPart[]) {
  if (parts.length === 0) return null;
  const sum = (of: (part: ReviewPart) => number) => parts.reduce((total, part) => total + of(part), 0);
  const weight = sum((part) => part.weight);
  return {
    weight,
    share: sum(({ share }) => share),
    value: sum((part) => part.weight * part.value) / weight,
  };
}

function reviewTerm(part: ReviewPart, review: Reviewed, term: Term | null): ReviewTerm {
  const { level, corrected, raw, leniency, value } = part;
  const told = review.isNameKept ? tenth : (exact: number) => exact;
  return {
    ...review,
    level,
    raw,
    corrected: told(corrected),
    leniency: told(leniency),
    value: told(value),
    term,
  };
}

function tenth(value: number): number {
  return Math.round(10 * value) / 10;
}
