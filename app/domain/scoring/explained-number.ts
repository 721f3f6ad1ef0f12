import { DIMENSION_KEYS, type DimensionKey } from "../rubric/rubric";
import { type Explained, explain, type ReviewShare } from "./explain";
import { type FitState, siteMean } from "./fit";
import { type ChannelKey, channelState, meanOfDimension, type PartsByChannel } from "./state";

/** A review's part of a number, with its levels on the 1 to 5 scale. */
export interface ReviewPart extends ReviewShare {
  /** What it gave: overall its level, in a dimension its score there. */
  level: number;
  /** Overall the plain mean of its scores; the level differs where it could not tell a dimension. */
  plain: number;
  /** Dimensions that it could not tell. */
  untold: DimensionKey[];
  /** The same without how far above others its writer scores. */
  corrected: number;
}

/** An explained number: what a solution is taken for without reviews, and its reviews. */
export type Arithmetic = Omit<Explained, "reviews"> & { reviews: ReviewPart[] };

/** A number of a solution, taken apart. */
export interface ExplainedNumber {
  /** On the 1 to 5 scale. */
  mean: number;
  /** The site's average, overall or in the dimension: what a solution is taken for before anybody has reviewed it. */
  average: number;
  /** In a dimension how far the solution lies above average overall; null where the number is the overall one. */
  above: number | null;
  /** The variance of the overall quality, and in a dimension of its own part; the variance of the number is their sum. */
  variance: { overall: number; own: number };
  /** Overall all of it, in a dimension how far that lies from the overall quality. */
  arithmetic: Arithmetic;
}

type Measured = { reviewId: string; parts: PartsByChannel };

/**
 * A number of a solution from the parts of its reviews: overall Σ share · value; in a dimension its average on the site
 * + what the solution has above average overall + its own deviation, Σ share · value again.
 */
export function explainNumber(reviews: Measured[], state: FitState, key: ChannelKey): ExplainedNumber {
  const overall = explainOverall(reviews, state);
  const variance = { overall: overall.sd ** 2, own: 0 };
  const average = averageOf(state, "overall");
  if (key === "overall") return { mean: overall.mean, average, above: null, variance, arithmetic: overall };
  const above = overall.mean - average;
  const arithmetic = explainDeviation(reviews, state, key);
  return {
    mean: averageOf(state, key) + above + arithmetic.mean,
    average: averageOf(state, key),
    above,
    variance: { ...variance, own: arithmetic.sd ** 2 },
    arithmetic,
  };
}

/**
 * What pages call the site's average, overall or in a dimension, 1 to 5: what a solution is taken for before it has
 * reviews. It is the average of all scores and how far solutions are believed to lie from that.
 */
export function averageOf(state: FitState, key: ChannelKey): number {
  return (key === "overall" ? siteMean(state) : meanOfDimension(state, key)) + state.overall.mean;
}

function explainOverall(reviews: Measured[], state: FitState): Arithmetic {
  const explained = explain(inChannel(reviews, "overall"), state.overall, siteMean(state));
  const partsOf = new Map(reviews.map(({ reviewId, parts }) => [reviewId, parts]));
  return {
    ...explained,
    reviews: explained.reviews.map((review) => {
      const parts = partsOf.get(review.reviewId) ?? {};
      const told = DIMENSION_KEYS.filter((key) => parts[key]);
      const means =
        told.reduce((sum, key) => sum + meanOfDimension(state, key), 0) / Math.max(1, told.length);
      const plain = told.length > 0 ? review.raw - siteMean(state) + means : review.raw;
      const untold = DIMENSION_KEYS.filter((key) => !parts[key]);
      return { ...review, level: review.raw, plain, untold, corrected: review.value };
    }),
  };
}

function explainDeviation(reviews: Measured[], state: FitState, key: DimensionKey): Arithmetic {
  const explained = explain(inChannel(reviews, key), channelState(state, key), 0);
  const levels = new Map(inChannel(reviews, "overall").map(({ reviewId, parts }) => [reviewId, parts]));
  return {
    ...explained,
    reviews: explained.reviews.map((review) => {
      const overall = levels.get(review.reviewId);
      const level = meanOfDimension(state, key) + (overall?.y ?? 0) + review.raw;
      const corrected = level - (overall?.x ?? 0) - review.leniency;
      return { ...review, level, plain: level, untold: [], corrected };
    }),
  };
}

function inChannel(reviews: Measured[], key: ChannelKey) {
  return reviews.flatMap(({ reviewId, parts }) => {
    const own = parts[key];
    return own ? [{ reviewId, parts: own }] : [];
  });
}
