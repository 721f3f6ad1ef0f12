import { startChannel } from "./channel-start";
import { updateItems, updateNoise, updateResiduals, updateReviewers, updateState } from "./channel-steps";
import type { Variances } from "./method";
import type { Scale } from "./scale";

/**
 * The reviews of one channel in columns, sorted by item: those of item i stand from `itemStart[i]` up to
 * `itemStart[i + 1]`. `reviewer` is an index from 0, `y` the centred score, `trust` what the review counts (above 0, up
 * to 1), `noiseFactor` a factor on each reviewer's prior noise.
 */
export interface ChannelInput {
  itemStart: Int32Array;
  reviewer: Int32Array;
  y: Float64Array;
  trust: Float64Array;
  noiseFactor: Float64Array;
  /** What is known of each reviewer's leniency from elsewhere: precision, and distance weighted by it. */
  known?: { precision: Float64Array; distances: Float64Array };
  /** Where given, corrected scores stay within it, but for reviews with a 1 in `isFree`. */
  scale?: Scale & { isFree: Uint8Array };
}

export interface ChannelOptions {
  prior: Variances;
  /** Estimate each reviewer's own noise; without it all scatter alike. */
  reliability: boolean;
  /** The mean of the items is estimated (prior mean 0), or stays 0. */
  freeMean: boolean;
  /** Variances and mean stay at their priors, as in the worked examples. */
  fixed: boolean;
  maxPasses: number;
  /** With so many items or more, how much they differ is told from pairs of reviews; left out, from their qualities. */
  pairsFrom?: number;
  /** It stops when no item moves by as much. */
  tolerance: number;
}

/** Hyperparameters of a channel: the mean of the items, and the variances. */
export interface ChannelState extends Variances {
  mean: number;
}

export interface ChannelFit {
  state: ChannelState;
  passes: number;
  /** Quality of each item, relative to the site's average, and its variance. */
  quality: Float64Array;
  qualityVariance: Float64Array;
  /** Precisions of an item's reviews added up, and their corrected scores weighted by these. */
  itemPrecision: Float64Array;
  itemSum: Float64Array;
  /** Leniency of each reviewer (above 0: scores higher than others), and its variance. */
  leniency: Float64Array;
  leniencyVariance: Float64Array;
  /** Variance of each reviewer's own scatter. */
  noise: Float64Array;
  /** What a reviewer's leniency and noise are made of; see `ReviewerSums`. */
  precision: Float64Array;
  distances: Float64Array;
  residuals: Float64Array;
  trust: Float64Array;
  /** Of each review: the precision it has for its item, and the leniency taken off its score. */
  p: Float64Array;
  x: Float64Array;
  /** Of each review: the precision it has for its reviewer's leniency, its distance from the item without it, its residual. */
  w: Float64Array;
  d: Float64Array;
  e: Float64Array;
}

/**
 * Fits one channel: item quality, reviewer leniency and reviewer noise in crossed random effects, where each review is
 * left out of the quality and of the leniency that it is compared with. Deterministic: sums run in the order of the
 * reviews. Without reviews everything stays at the priors. Sources: the calibration of NeurIPS scores (Platt; Ge,
 * Welling and Ghahramani, 2013), PG1 (Piech and others, 2013), CrowdGrader (de Alfaro and Shavlovsky, 2013).
 */
export function fitChannel(input: ChannelInput, options: ChannelOptions): ChannelFit {
  const { fit, ...scratch } = startChannel(input, options);
  const sizes = { items: countItems(input), reviewers: countAbove0(fit.trust) };
  while (fit.passes < options.maxPasses && input.y.length > 0) {
    fit.passes++;
    // What was corrected by last, so that qualities stay the exact sums of `p` and `x`.
    [fit.x, scratch.nextX] = [scratch.nextX, fit.x];
    const moved = updateItems(input, fit, scratch);
    updateReviewers(input, fit);
    updateResiduals(input, fit, scratch);
    const old = { ...fit.state };
    if (!options.fixed && fit.passes >= 3) updateState(input, fit, { options, ...sizes });
    updateNoise(input, fit, options);
    if (fit.passes >= 5 && moved < options.tolerance && isSettled(old, fit.state)) break;
  }
  return fit;
}

function isSettled(old: ChannelState, now: ChannelState): boolean {
  const moved = (key: keyof Variances) => Math.abs(now[key] - old[key]) / old[key];
  return moved("item") < 0.005 && moved("noise") < 0.005 && moved("reviewer") < 0.01;
}

function countItems({ itemStart }: ChannelInput): number {
  let count = 0;
  for (let i = 0; i + 1 < itemStart.length; i++) if (itemStart[i] !== itemStart[i + 1]) count++;
  return count;
}

function countAbove0(values: Float64Array): number {
  let count = 0;
  for (const value of values) if (value > 0) count++;
  return count;
}
