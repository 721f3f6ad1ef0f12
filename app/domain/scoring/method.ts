/** Variances of one channel: how much items differ, how much reviewers differ in leniency, how much one reviewer scatters. */
export interface Variances {
  item: number;
  reviewer: number;
  noise: number;
}

/**
 * What is believed before any review. `mean`: the average score. `overall` is the common level of a review, `deviation`
 * how far one dimension lies from it. Taken from real sets of ratings.
 */
export const PRIORS = {
  mean: 3.3,
  overall: { item: 0.25, reviewer: 0.15, noise: 0.4 },
  deviation: { item: 0.04, reviewer: 0.02, noise: 0.25 },
} as const satisfies { mean: number; overall: Variances; deviation: Variances };

/** How many observations each prior is worth. */
export const PSEUDO_COUNTS = { items: 10, reviewers: 10, reviews: 30, mean: 3, noiseOfReviewer: 16 } as const;

/** Half the width of a 90 % interval, in standard deviations. */
export const Z_90 = 1.6448536269514722;

/** Passes of a fit over its reviews, at most. */
export const PASSES = { overall: 40, deviation: 8 } as const;

/** From so many items on, how much they differ is told from pairs of reviews of one item. */
export const PAIRS_FROM = 100;

/** What a review counts, as factors; see `trust.ts` and `rings.ts`. Never below `floor`. */
export const TRUST = {
  floor: 0.001,
  /** Two who reviewed each other once, or more often. */
  mutualOnce: 0.8,
  mutualOften: 0.5,
  /** For each earlier review of the same author by the same reviewer. */
  repetition: 0.7,
  straightLiner: { factor: 0.1, fromReviews: 5, sdShare: 0.25 },
  /** `together` is the most that all flagged reviews of one item count. */
  ring: { flagged: 0.005, incomparable: 0.25, together: 0.05 },
  /** A reviewer is established once they reviewed this many other independent authors. */
  establishedFrom: 2,
  /** The most that the reviews of one item may count together: of reviewers not established, of reviews nobody assigned. */
  capOfGroup: 2,
  /** Of reviews that are both: two fresh accounts sent by a friend cost nothing, and 2 would let them count in full. */
  capOfBoth: 0.5,
} as const;

/** What the ring audit looks for. Scores are overall levels of a review, 1 to 5. */
export const RING_AUDIT = {
  /** How far above the site's mean a review makes an edge. */
  edgeAbove: 1.2,
  core: 3,
  maxCore: 8,
  splitAbove: 30,
  /** Rounds in which who has two edges into a component is added to it. */
  growRounds: 2,
  /** Variance of one review, for the test of in against out. */
  variance: 0.5,
  component: { items: 2, difference: 0.6, z: 3.5 },
  author: { difference: 1, z: 2.5 },
  /** Somebody of a ring's core, by the scores that they gave and got inside. */
  member: { difference: 0.6, z: 2 },
} as const;

/** Four decimals, as everything about scores is stored. */
export function round4(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
