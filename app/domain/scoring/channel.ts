import { PSEUDO_COUNTS, type Variances } from "./method";

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
  const { fit, ...scratch } = start(input, options);
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

/** Columns of one value a review that only the fit needs: the next `x`, its variance, that of the item without the review. */
interface Scratch {
  nextX: Float64Array;
  v: Float64Array;
  itemVariance: Float64Array;
}

function start(input: ChannelInput, options: ChannelOptions): { fit: ChannelFit } & Scratch {
  const items = input.itemStart.length - 1;
  const reviewers = input.noiseFactor.length;
  const reviews = input.y.length;
  const state = options.fixed ? { ...options.prior, mean: 0 } : startState(input, options);
  const trust = new Float64Array(reviewers);
  for (let k = 0; k < reviews; k++) {
    const r = input.reviewer[k] as number;
    trust[r] = (trust[r] as number) + (input.trust[k] as number);
  }
  const perItem = () => new Float64Array(items);
  const perReviewer = () => new Float64Array(reviewers);
  const perReview = () => new Float64Array(reviews);
  const fit: ChannelFit = {
    state,
    passes: 0,
    quality: perItem().fill(state.mean),
    qualityVariance: perItem().fill(state.item),
    itemPrecision: perItem(),
    itemSum: perItem(),
    leniency: perReviewer(),
    leniencyVariance: perReviewer().fill(state.reviewer),
    noise: input.noiseFactor.map((factor) => state.noise * factor),
    precision: perReviewer(),
    distances: perReviewer(),
    residuals: perReviewer(),
    trust,
    p: perReview(),
    x: perReview(),
    w: perReview(),
    d: perReview(),
    e: perReview(),
  };
  return { fit, nextX: perReview(), v: perReview().fill(state.reviewer), itemVariance: perReview() };
}

/** One-way analysis of variance over the items, blended with the priors. */
function startState({ itemStart, y, trust }: ChannelInput, { prior, freeMean }: ChannelOptions) {
  let within = 0;
  let between = 0;
  let sumOfSquares = 0;
  let items = 0;
  let total = 0;
  let weight = 0;
  let weighted = 0;
  for (let k = 0; k < y.length; k++) {
    total += y[k] as number;
    weight += trust[k] as number;
    weighted += (trust[k] as number) * (y[k] as number);
  }
  const grand = y.length > 0 ? total / y.length : 0;
  for (let i = 0; i + 1 < itemStart.length; i++) {
    const from = itemStart[i] as number;
    const to = itemStart[i + 1] as number;
    if (to === from) continue;
    let sum = 0;
    for (let k = from; k < to; k++) sum += y[k] as number;
    const mean = sum / (to - from);
    for (let k = from; k < to; k++) within += square((y[k] as number) - mean);
    between += (to - from) * square(mean - grand);
    sumOfSquares += square(to - from);
    items++;
  }
  const prior0 = prior.noise + prior.reviewer;
  const sw = (within + PSEUDO_COUNTS.reviews * prior0) / (y.length - items + PSEUDO_COUNTS.reviews);
  // With one item, or none, nothing tells how much items differ.
  const tb =
    items > 1
      ? Math.max(
          (between / (items - 1) - sw) / ((y.length - sumOfSquares / y.length) / (items - 1)),
          0.05 * sw,
        )
      : prior.item;
  return {
    mean: freeMean ? weighted / (weight + PSEUDO_COUNTS.mean) : 0,
    item: (items * tb + PSEUDO_COUNTS.items * prior.item) / (items + PSEUDO_COUNTS.items),
    reviewer: (sw * prior.reviewer) / prior0,
    noise: (sw * prior.noise) / prior0,
  };
}

/** Step 1 and the first half of 2: each item from its reviews, and without each of them. Returns the largest move. */
function updateItems(input: ChannelInput, fit: ChannelFit, { v, itemVariance }: Scratch): number {
  const { itemStart, reviewer, y, trust } = input;
  const { quality, qualityVariance, itemPrecision, itemSum, noise, p, x, w, d } = fit;
  const { mean, item } = fit.state;
  let moved = 0;
  for (let i = 0; i + 1 < itemStart.length; i++) {
    const from = itemStart[i] as number;
    const to = itemStart[i + 1] as number;
    let precision = 0;
    let sum = 0;
    for (let k = from; k < to; k++) {
      const pk = (trust[k] as number) / ((noise[reviewer[k] as number] as number) + (v[k] as number));
      p[k] = pk;
      precision += pk;
      sum += pk * ((y[k] as number) - (x[k] as number));
    }
    const variance = 1 / (1 / item + precision);
    const q = variance * (mean / item + sum);
    const move = Math.abs(q - (quality[i] as number));
    if (move > moved) moved = move;
    quality[i] = q;
    qualityVariance[i] = variance;
    itemPrecision[i] = precision;
    itemSum[i] = sum;
    for (let k = from; k < to; k++) {
      const pk = p[k] as number;
      const without = 1 / (1 / item + precision - pk);
      const m = without * (mean / item + sum - pk * ((y[k] as number) - (x[k] as number)));
      itemVariance[k] = without;
      d[k] = (y[k] as number) - m;
      w[k] = (trust[k] as number) / ((noise[reviewer[k] as number] as number) + without);
    }
  }
  return moved;
}

/** Second half of step 2: each reviewer's leniency from their distances. */
function updateReviewers({ reviewer, known }: ChannelInput, fit: ChannelFit) {
  const { precision, distances, leniency, leniencyVariance, w, d } = fit;
  for (const [sums, first] of [
    [precision, known?.precision],
    [distances, known?.distances],
  ] as const) {
    if (first) sums.set(first);
    else sums.fill(0);
  }
  for (let k = 0; k < w.length; k++) {
    const r = reviewer[k] as number;
    precision[r] = (precision[r] as number) + (w[k] as number);
    distances[r] = (distances[r] as number) + (w[k] as number) * (d[k] as number);
  }
  for (let r = 0; r < precision.length; r++) {
    const variance = 1 / (1 / fit.state.reviewer + (precision[r] as number));
    leniencyVariance[r] = variance;
    leniency[r] = variance * (distances[r] as number);
  }
}

/** Step 3: what each review is corrected by, from its reviewer's other reviews, and what it is off after that. */
function updateResiduals(input: ChannelInput, fit: ChannelFit, { nextX, v, itemVariance }: Scratch) {
  const { reviewer, trust } = input;
  const { precision, distances, noise, w, d, e } = fit;
  const prior = 1 / fit.state.reviewer;
  for (let k = 0; k < w.length; k++) {
    const r = reviewer[k] as number;
    const wk = w[k] as number;
    const dk = d[k] as number;
    const vk = 1 / (prior + (precision[r] as number) - wk);
    const xk = vk * ((distances[r] as number) - wk * dk);
    v[k] = vk;
    nextX[k] = xk;
    const s = noise[r] as number;
    const u = (itemVariance[k] as number) + vk;
    const h = s / (s + u);
    e[k] = (trust[k] as number) * (h * h * square(dk - xk) + h * u);
  }
}

/** Step 4: variances and mean. */
function updateState(
  input: ChannelInput,
  fit: ChannelFit,
  { options, items, reviewers }: { options: ChannelOptions; items: number; reviewers: number },
) {
  const { state, quality, qualityVariance, leniency, leniencyVariance } = fit;
  const { prior, freeMean } = options;
  let noise = 0;
  let trust = 0;
  for (let k = 0; k < fit.e.length; k++) {
    noise += (fit.e[k] as number) / (input.noiseFactor[input.reviewer[k] as number] as number);
    trust += input.trust[k] as number;
  }
  let item = 0;
  for (let i = 0; i < quality.length; i++) {
    if (input.itemStart[i] === input.itemStart[i + 1]) continue;
    item += square((quality[i] as number) - state.mean) + (qualityVariance[i] as number);
  }
  let reviewer = 0;
  for (let r = 0; r < leniency.length; r++) {
    if ((fit.trust[r] as number) > 0)
      reviewer += square(leniency[r] as number) + (leniencyVariance[r] as number);
  }
  state.noise = (noise + PSEUDO_COUNTS.reviews * prior.noise) / (trust + PSEUDO_COUNTS.reviews);
  state.item =
    options.pairsFrom !== undefined && items >= options.pairsFrom
      ? itemVarianceOfPairs(input, fit, prior)
      : Math.max((item + PSEUDO_COUNTS.items * prior.item) / (items + PSEUDO_COUNTS.items), 1e-3);
  state.reviewer = Math.max(
    (reviewer + PSEUDO_COUNTS.reviewers * prior.reviewer) / (reviewers + PSEUDO_COUNTS.reviewers),
    1e-4,
  );
  if (freeMean) state.mean = meanOfItems(fit);
}

/**
 * How much items differ, from pairs: two reviews of one item share its quality and nothing else, so the mean product of
 * their corrected scores is its variance. A pair counts by the trust of both, an item as often as it has reviews. Unlike
 * the sum of squared qualities it is not pulled down by scatter that was taken for the reviewer's own.
 */
function itemVarianceOfPairs(
  { itemStart, y, trust }: ChannelInput,
  fit: ChannelFit,
  prior: Variances,
): number {
  let products = 0;
  let reviews = 0;
  for (let i = 0; i + 1 < itemStart.length; i++) {
    let sum = 0;
    let squares = 0;
    let weight = 0;
    let weights = 0;
    for (let k = itemStart[i] as number; k < (itemStart[i + 1] as number); k++) {
      const g = trust[k] as number;
      const z = (y[k] as number) - (fit.x[k] as number) - fit.state.mean;
      sum += g * z;
      squares += g * g * z * z;
      weight += g;
      weights += g * g;
    }
    const pairs = weight * weight - weights;
    if (pairs <= 0) continue;
    const share = 1 / Math.max(weight, 1);
    products += share * (sum * sum - squares);
    reviews += share * pairs;
  }
  return Math.max((products + PSEUDO_COUNTS.items * prior.item) / (reviews + PSEUDO_COUNTS.items), 1e-3);
}

/** What the reviews alone say of each item, H/P, weighted by how much of its quality they decide, P/(1/item + P). */
function meanOfItems({ state, itemPrecision, itemSum }: ChannelFit): number {
  let weight = 0;
  let weighted = 0;
  for (let i = 0; i < itemPrecision.length; i++) {
    const share = 1 / (1 / state.item + (itemPrecision[i] as number));
    weight += share * (itemPrecision[i] as number);
    weighted += share * (itemSum[i] as number);
  }
  return weighted / (weight + PSEUDO_COUNTS.mean);
}

/** Step 5: each reviewer's scatter. */
function updateNoise(
  { noiseFactor, reviewer }: ChannelInput,
  fit: ChannelFit,
  { reliability }: ChannelOptions,
) {
  const { noise, residuals, trust, e } = fit;
  if (reliability) {
    residuals.fill(0);
    for (let k = 0; k < e.length; k++) {
      const r = reviewer[k] as number;
      residuals[r] = (residuals[r] as number) + (e[k] as number);
    }
  }
  const nu = PSEUDO_COUNTS.noiseOfReviewer;
  for (let r = 0; r < noise.length; r++) {
    const prior = fit.state.noise * (noiseFactor[r] as number);
    noise[r] = reliability
      ? (nu * prior + (residuals[r] as number)) / (nu + (trust[r] as number))
      : fit.state.noise;
  }
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

function square(value: number): number {
  return value * value;
}
