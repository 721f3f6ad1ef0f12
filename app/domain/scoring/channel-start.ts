import type { ChannelFit, ChannelInput, ChannelOptions } from "./channel";
import { PSEUDO_COUNTS } from "./method";

/** Columns of one value a review that only the fit needs: the next `x`, its variance, that of the item without the review. */
export interface Scratch {
  nextX: Float64Array;
  v: Float64Array;
  itemVariance: Float64Array;
}

/** Everything at its beginning: variances by an analysis of variance, nobody lenient. */
export function startChannel(input: ChannelInput, options: ChannelOptions): { fit: ChannelFit } & Scratch {
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

function square(value: number): number {
  return value * value;
}
