import type { ChannelState } from "./channel";
import type { ReviewParts } from "./online";

/** What a review adds to a number. */
export interface ReviewShare {
  reviewId: string;
  /** Its level on the 1 to 5 scale, or in a dimension how far it lies from the review's own level. */
  raw: number;
  /** How far above others its writer scores: taken off. */
  leniency: number;
  /** What it counts as: raw − leniency. */
  value: number;
  /** Its precision, and that as a share of all; shares add up to 1. */
  weight: number;
  share: number;
}

/** A number as a sum of shares: mean = Σ share · value, exactly. */
export interface Explained {
  mean: number;
  sd: number;
  /** What is believed of an item without reviews. */
  site: { value: number; weight: number; share: number };
  reviews: ReviewShare[];
}

/**
 * Takes a number apart: its prior and its reviews, each with the share (1/item variance, or the review's precision) of
 * the sum of these. `base` is what scores were centred by: the site's average for the overall score, 0 for a deviation.
 */
export function explain(
  reviews: { reviewId: string; parts: ReviewParts }[],
  state: ChannelState,
  base: number,
): Explained {
  const prior = 1 / state.item;
  const total = reviews.reduce((sum, { parts }) => sum + parts.p, prior);
  const site = { value: base + state.mean, weight: prior, share: prior / total };
  const shares = reviews.map(({ reviewId, parts: { y, x, p } }) => ({
    reviewId,
    raw: base + y,
    leniency: x,
    value: base + y - x,
    weight: p,
    share: p / total,
  }));
  const mean = shares.reduce((sum, { share, value }) => sum + share * value, site.share * site.value);
  return { mean, sd: Math.sqrt(1 / total), site, reviews: shares };
}
