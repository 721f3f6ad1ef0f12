import type { ChannelFit, ChannelInput, ChannelOptions } from "./channel";
import type { Scratch } from "./channel-start";
import { PSEUDO_COUNTS, type Variances } from "./method";
import { correctionWithin } from "./scale";

/** Step 1 and the first half of 2: each item from its reviews, and without each of them. Returns the largest move. */
export function updateItems(input: ChannelInput, fit: ChannelFit, { v, itemVariance }: Scratch): number {
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
export function updateReviewers({ reviewer, known }: ChannelInput, fit: ChannelFit) {
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
export function updateResiduals(input: ChannelInput, fit: ChannelFit, { nextX, v, itemVariance }: Scratch) {
  const { reviewer, y, trust, scale } = input;
  const { precision, distances, noise, w, d, e } = fit;
  const prior = 1 / fit.state.reviewer;
  for (let k = 0; k < w.length; k++) {
    const r = reviewer[k] as number;
    const wk = w[k] as number;
    const dk = d[k] as number;
    const vk = 1 / (prior + (precision[r] as number) - wk);
    const known = vk * ((distances[r] as number) - wk * dk);
    const isFree = scale === undefined || scale.isFree[k] === 1;
    const xk = isFree ? known : correctionWithin(scale, y[k] as number, known);
    v[k] = vk;
    nextX[k] = xk;
    const s = noise[r] as number;
    const u = (itemVariance[k] as number) + vk;
    const h = s / (s + u);
    e[k] = (trust[k] as number) * (h * h * square(dk - xk) + h * u);
  }
}

/** Step 4: variances and mean. */
export function updateState(
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
 * the sum of squared qualities it is not pulled down by scatter that was taken for the reviewer's own. Two standard
 * errors of that mean are added: intervals that take an estimated variance for the true one are too narrow (Morris 1983).
 */
function itemVarianceOfPairs(
  { itemStart, y, trust }: ChannelInput,
  fit: ChannelFit,
  prior: Variances,
): number {
  let products = 0;
  let pairs = 0;
  let squaredProducts = 0;
  let productsTimesPairs = 0;
  let squaredPairs = 0;
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
    if (weight * weight - weights <= 0) continue;
    const share = 1 / Math.max(weight, 1);
    const product = share * (sum * sum - squares);
    const pair = share * (weight * weight - weights);
    products += product;
    pairs += pair;
    squaredProducts += product * product;
    productsTimesPairs += product * pair;
    squaredPairs += pair * pair;
  }
  // Of a ratio of sums over items: the root of the summed squares of what each product lies off, by the sum of pairs.
  const ratio = pairs > 0 ? products / pairs : 0;
  const off = squaredProducts - 2 * ratio * productsTimesPairs + ratio * ratio * squaredPairs;
  const upper = products + 2 * Math.sqrt(Math.max(0, off));
  return Math.max((upper + PSEUDO_COUNTS.items * prior.item) / (pairs + PSEUDO_COUNTS.items), 1e-3);
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
export function updateNoise(
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

function square(value: number): number {
  return value * value;
}
