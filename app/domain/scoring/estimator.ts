import type { DimensionKey } from "../rubric/rubric";
import { NO_REVIEWS, partsOfNewReview, type ReviewParts } from "./online";
import {
  CHANNEL_KEYS,
  centred,
  channelState,
  type Estimate,
  estimatesFrom,
  FIRST_STATE,
  type PartsByChannel,
  type ReviewScores,
} from "./state";

export interface SolutionEstimate {
  overall: Estimate;
  dimensions: Record<DimensionKey, Estimate>;
}

/** Estimates a solution from full reviews by people of whom nothing else is known, on a site without other reviews. */
export function estimateSolution(reviews: ReviewScores[]): SolutionEstimate {
  const { overall, ...dimensions } = estimatesFrom(reviews.map(firstReview), FIRST_STATE);
  return { overall, dimensions };
}

function firstReview(scores: ReviewScores): PartsByChannel {
  const y = centred(scores, FIRST_STATE);
  const parts: PartsByChannel = {};
  for (const key of CHANNEL_KEYS) {
    const value = y[key];
    if (value !== undefined) parts[key] = partOf(value, 1, key);
  }
  return parts;
}

/** What a score is in a channel while nothing is known of its reviewer; `y` is centred. */
export function partOf(y: number, trust: number, key: (typeof CHANNEL_KEYS)[number]): ReviewParts {
  const channel = channelState(FIRST_STATE, key);
  return partsOfNewReview({ y, trust, others: [], sums: NO_REVIEWS, noise: channel.noise }, channel);
}
