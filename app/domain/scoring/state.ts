import { DIMENSION_KEYS, type DimensionKey } from "../rubric/rubric";
import type { ChannelState } from "./channel";
import { type FitState, type Interval, interval, siteMean } from "./fit";
import { PRIORS } from "./method";
import { leniencyIn, NO_REVIEWS, qualityFrom, type ReviewerSums, type ReviewParts } from "./online";

/** The common level of a review, and how far each dimension lies from it. */
export type ChannelKey = "overall" | DimensionKey;
export const CHANNEL_KEYS: readonly ChannelKey[] = ["overall", ...DIMENSION_KEYS];

/** Parts of one review in the channels that it scored. */
export type PartsByChannel = Partial<Record<ChannelKey, ReviewParts>>;
/** Sums of one reviewer in the channels that they scored. */
export type SumsByChannel = Partial<Record<ChannelKey, ReviewerSums>>;
/** The levels of one review, 1 to 5; a dimension without one could not be told. */
export type ReviewScores = Partial<Record<DimensionKey, number>>;

/** Before the first full fit: everything as it is believed without any review. */
export const FIRST_STATE: FitState = {
  means: DIMENSION_KEYS.map(() => PRIORS.mean),
  overall: { ...PRIORS.overall, mean: 0 },
  deviations: DIMENSION_KEYS.map(() => ({ ...PRIORS.deviation, mean: 0 })),
  levelDeviation: Math.sqrt(PRIORS.overall.item + PRIORS.overall.reviewer + PRIORS.overall.noise),
};

/** The hyperparameters of a channel. */
export function channelState(state: FitState, key: ChannelKey): ChannelState {
  if (key === "overall") return state.overall;
  return state.deviations[DIMENSION_KEYS.indexOf(key)] ?? { ...PRIORS.deviation, mean: 0 };
}

/** The average score of a dimension on the site. */
export function meanOfDimension(state: FitState, key: DimensionKey): number {
  return state.means[DIMENSION_KEYS.indexOf(key)] ?? PRIORS.mean;
}

/**
 * A review's centred scores: overall the mean over its dimensions of (score − the site's average there), in a dimension
 * how far (score − average) lies from that. Empty for a review that could tell nothing.
 */
export function centred(scores: ReviewScores, state: FitState): Partial<Record<ChannelKey, number>> {
  const scored = DIMENSION_KEYS.flatMap((key) => {
    const score = scores[key];
    return score === undefined ? [] : [{ key, y: score - meanOfDimension(state, key) }];
  });
  if (scored.length === 0) return {};
  const overall = scored.reduce((sum, { y }) => sum + y, 0) / scored.length;
  return { overall, ...Object.fromEntries(scored.map(({ key, y }) => [key, y - overall])) };
}

/** An interval, and how many reviews scored it. */
export interface Estimate extends Interval {
  scored: number;
}

/** A solution's estimates from its reviews: overall, and each dimension as overall quality plus its own deviation. */
export function estimatesFrom(reviews: PartsByChannel[], state: FitState): Record<ChannelKey, Estimate> {
  const inChannel = (key: ChannelKey) => reviews.flatMap((parts) => parts[key] ?? []);
  const overall = qualityFrom(inChannel("overall"), state.overall);
  const dimensions = DIMENSION_KEYS.map((key) => {
    const parts = inChannel(key);
    const own = qualityFrom(parts, channelState(state, key));
    const mean = meanOfDimension(state, key) + overall.mean + own.mean;
    return [key, { ...interval(mean, overall.variance + own.variance), scored: parts.length }];
  });
  return {
    overall: {
      ...interval(siteMean(state) + overall.mean, overall.variance),
      scored: inChannel("overall").length,
    },
    ...Object.fromEntries(dimensions),
  };
}

/** How far above others somebody scores, in levels, with its standard deviation; 0 while nothing is known. */
export interface Leniency {
  leniency: number;
  sd: number;
}

/** A reviewer's leniency overall and in each dimension (overall and the dimension's own together). */
export function leniencyOf(sums: SumsByChannel, state: FitState): Record<ChannelKey, Leniency> {
  const of = (key: ChannelKey) => leniencyIn(sums[key] ?? NO_REVIEWS, channelState(state, key));
  const overall = of("overall");
  const dimensions = DIMENSION_KEYS.map((key) => {
    const own = of(key);
    return [key, { leniency: overall.mean + own.mean, sd: Math.sqrt(overall.variance + own.variance) }];
  });
  return {
    overall: { leniency: overall.mean, sd: Math.sqrt(overall.variance) },
    ...Object.fromEntries(dimensions),
  };
}

/**
 * How many levels two reviews lie apart, on average over all pairs (Gini's mean difference); 0 with fewer than two.
 * For two reviews it is simply their distance.
 */
export function spreadOf(levels: number[]): number {
  const sorted = levels.toSorted((a, b) => a - b);
  const n = sorted.length;
  if (n < 2) return 0;
  const sum = sorted.reduce((total, level, i) => total + (2 * i - n + 1) * level, 0);
  return (2 * sum) / (n * (n - 1));
}
