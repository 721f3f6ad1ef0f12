import type { ChannelState } from "./channel";
import { PSEUDO_COUNTS } from "./method";
import { correctionWithin, type Scale } from "./scale";

/** What one review is in one channel; see `ChannelFit` for the letters. All but `y` and `x` grow with its trust. */
export interface ReviewParts {
  /** The centred score. */
  y: number;
  /** The leniency taken off it. */
  x: number;
  /** Its precision for the solution. */
  p: number;
  /** Its precision for the reviewer's leniency, its distance from the solution without it, its squared residual. */
  w: number;
  d: number;
  e: number;
}

/** What a reviewer's reviews add up to in one channel. */
export interface ReviewerSums {
  /** Precision of what is known of their leniency, without the prior. */
  precision: number;
  /** Distances from the solutions, weighted by their precision. */
  distances: number;
  /** Squared residuals, and the trust of the reviews that these come from. */
  residuals: number;
  trust: number;
}

export const NO_REVIEWS: ReviewerSums = { precision: 0, distances: 0, residuals: 0, trust: 0 };

/** A value with its variance. */
export interface Estimated {
  mean: number;
  variance: number;
}

/** How far above others somebody scores in one channel, in levels. */
export function leniencyIn(sums: ReviewerSums, state: ChannelState): Estimated {
  const variance = 1 / (1 / state.reviewer + sums.precision);
  return { mean: variance * sums.distances, variance };
}

/** The variance of a reviewer's own scatter; `noiseFactor` comes from helpful ratings. */
export function noiseOf(sums: ReviewerSums, state: ChannelState, noiseFactor: number): number {
  const nu = PSEUDO_COUNTS.noiseOfReviewer;
  return (nu * state.noise * noiseFactor + sums.residuals) / (nu + sums.trust);
}

/** The quality of a solution in one channel, from its reviews, relative to the site's average. */
export function qualityFrom(reviews: Pick<ReviewParts, "y" | "x" | "p">[], state: ChannelState): Estimated {
  let precision = 0;
  let sum = 0;
  for (const { y, x, p } of reviews) {
    precision += p;
    sum += p * (y - x);
  }
  const variance = 1 / (1 / state.item + precision);
  return { mean: variance * (state.mean / state.item + sum), variance };
}

export interface NewReview {
  /** The centred score. */
  y: number;
  trust: number;
  /** The solution's other reviews. */
  others: Pick<ReviewParts, "y" | "x" | "p">[];
  /** The reviewer's other reviews. */
  sums: ReviewerSums;
  /** The variance of the reviewer's own scatter. */
  noise: number;
  /** Where given, the corrected score stays within it. */
  scale?: Scale;
}

/**
 * What a new review is, from its solution's and its reviewer's other reviews, whose parts stay as they are: the first
 * pass of a full fit from where the last one ended. O(reviews of the solution).
 */
export function partsOfNewReview(
  { y, trust, others, sums, noise, scale }: NewReview,
  state: ChannelState,
): ReviewParts {
  const leniency = leniencyIn(sums, state);
  const without = qualityFrom(others, state);
  const x = scale ? correctionWithin(scale, y, leniency.mean) : leniency.mean;
  const d = y - without.mean;
  const u = without.variance + leniency.variance;
  const h = noise / (noise + u);
  return {
    y,
    x,
    p: trust / (noise + leniency.variance),
    w: trust / (noise + without.variance),
    d,
    e: trust * (h * h * (d - x) * (d - x) + h * u),
  };
}

/** A reviewer's sums with a review, or (`sign` −1) without it. */
export function withReview(
  sums: ReviewerSums,
  { parts, trust }: { parts: ReviewParts; trust: number },
  sign: 1 | -1 = 1,
): ReviewerSums {
  return {
    precision: sums.precision + sign * parts.w,
    distances: sums.distances + sign * parts.w * parts.d,
    residuals: sums.residuals + sign * parts.e,
    trust: sums.trust + sign * trust,
  };
}

/** The same review when it counts `factor` times as much. */
export function weighted({ y, x, p, w, d, e }: ReviewParts, factor: number): ReviewParts {
  return { y, x, p: p * factor, w: w * factor, d, e: e * factor };
}
