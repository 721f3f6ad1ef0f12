import type { DimensionKey } from "../rubric/rubric";
import { type Explained, explain, type ReviewShare } from "./explain";
import { type FitState, siteMean } from "./fit";
import { type ChannelKey, channelState, meanOfDimension, type PartsByChannel } from "./state";

/** A review's part of a number, with its levels on the 1 to 5 scale. */
export interface ReviewPart extends ReviewShare {
  /** What it gave: overall its level, in a dimension its score there. */
  level: number;
  /** The same without how far above others its writer scores. */
  corrected: number;
}

/** An explained number: what a solution is taken for without reviews, and its reviews. */
export type Arithmetic = Omit<Explained, "reviews"> & { reviews: ReviewPart[] };

/** A number of a solution, taken apart. */
export interface ExplainedNumber {
  /** On the 1 to 5 scale. */
  mean: number;
  /** What the site takes a solution for: its average, overall or in the dimension. */
  average: number;
  /** In a dimension how far the solution lies above that overall; null where the number is the overall one. */
  above: number | null;
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
  if (key === "overall")
    return { mean: overall.mean, average: siteMean(state), above: null, arithmetic: overall };
  const average = meanOfDimension(state, key);
  const above = overall.mean - siteMean(state);
  const arithmetic = explainDeviation(reviews, state, key);
  return { mean: average + above + arithmetic.mean, average, above, arithmetic };
}

function explainOverall(reviews: Measured[], state: FitState): Arithmetic {
  const explained = explain(inChannel(reviews, "overall"), state.overall, siteMean(state));
  return {
    ...explained,
    reviews: explained.reviews.map((review) => ({ ...review, level: review.raw, corrected: review.value })),
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
      return { ...review, level, corrected: level - (overall?.x ?? 0) - review.leniency };
    }),
  };
}

function inChannel(reviews: Measured[], key: ChannelKey) {
  return reviews.flatMap(({ reviewId, parts }) => {
    const own = parts[key];
    return own ? [{ reviewId, parts: own }] : [];
  });
}
