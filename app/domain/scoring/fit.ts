import { type ChannelFit, type ChannelInput, type ChannelState, fitChannel } from "./channel";
import { PAIRS_FROM, PASSES, PRIORS, PSEUDO_COUNTS, round4, Z_90 } from "./method";
import type { ReviewTable } from "./review-table";
import { auditRings, type RingAudit } from "./rings";
import { scaleAround } from "./scale";
import { siteDeviation, type Trust, weighReviews } from "./trust";

/** What a fit of all reviews knows of the site; what a new review is measured by until the next one. */
export interface FitState {
  /** Average score of each dimension, on the 1 to 5 scale. */
  means: number[];
  overall: ChannelState;
  deviations: ChannelState[];
  /** Standard deviation of the overall levels of all reviews. */
  levelDeviation: number;
}

export interface ScoreFit {
  state: FitState;
  trust: Trust;
  audit: RingAudit | null;
  /** The overall level of each review, centred; NaN where it told nothing. */
  level: Float64Array;
  overall: KeptChannel;
  deviations: KeptChannel[];
}

type Part = "p" | "x" | "w" | "d" | "e";

/** A channel without what only its fit needs: the parts of its reviews in half of the memory, with as many digits as are stored. */
export type KeptChannel = Omit<ChannelFit, Part | "itemPrecision" | "itemSum"> & Record<Part, Float32Array>;

export interface FitOptions {
  /** Means and variances stay at their priors, and it runs until nothing moves: for the worked examples. */
  fixed?: boolean;
  /** Each reviewer's own scatter is estimated; true where not said. */
  reliability?: boolean;
  /** What each review counts and adds up to is kept; without it a fit of many takes half of the memory. True where not said. */
  parts?: boolean;
  /** Reviews are weighed by trust; true where not said. */
  trust?: boolean;
  /** What newcomers' and unassigned reviews of an item count together is capped; true where not said. */
  caps?: boolean;
}

/** A mean on the 1 to 5 scale with its uncertainty, four decimals. */
export interface Interval {
  mean: number;
  /** Standard deviation of the mean. */
  sd: number;
  /** The 90 % interval, within 1 and 5. */
  lower: number;
  upper: number;
  /** What lists sort by: one standard deviation below the mean, so that few reviews weigh against an item. */
  rank: number;
}

/**
 * Fits all reviews: the overall level of each as one channel, how far each dimension lies from it as a channel a
 * dimension. Pure and deterministic; the same for any order in which a table's reviews were gathered. Time grows with
 * the number of reviews.
 */
export function fitScores(table: ReviewTable, options: FitOptions = {}): ScoreFit {
  const means = table.scores.map((column) => (options.fixed ? PRIORS.mean : meanOf(column)));
  const level = levelsOf(table, means);
  const { trust, audit } = weigh(table, level, { means, ...options });
  const shared = {
    fixed: options.fixed ?? false,
    tolerance: options.fixed ? 1e-12 : 1e-3,
    parts: options.parts ?? true,
  };
  const isFree = options.trust === false ? undefined : freeReviews(table);
  const scale = isFree && { ...scaleAround(siteMean({ means })), isFree };
  const overall = fitColumn({ ...table, trust: trust.weight, scale }, level, {
    ...shared,
    prior: PRIORS.overall,
    reliability: options.reliability ?? true,
    freeMean: !options.fixed,
    pairsFrom: PAIRS_FROM,
    maxPasses: PASSES.overall,
  });
  const deviations = table.scores.map((column, d) => {
    const mean = means[d] as number;
    const deviation = column.map((score, k) => score - mean - (level[k] as number));
    const input = { ...table, known: undefined, trust: trust.weight };
    return fitColumn(input, deviation, {
      ...shared,
      prior: PRIORS.deviation,
      reliability: false,
      freeMean: false,
      maxPasses: PASSES.deviation,
    });
  });
  const state: FitState = {
    means,
    overall: overall.state,
    deviations: deviations.map((fit) => fit.state),
    levelDeviation: siteDeviation(level),
  };
  return { state, trust, audit, level, overall, deviations };
}

/** The average of all that people think of `fit.state.means`: what an item is without any review. */
export function siteMean({ means }: Pick<FitState, "means">): number {
  return means.length === 0 ? PRIORS.mean : means.reduce((sum, mean) => sum + mean, 0) / means.length;
}

/** The overall estimate of an item. */
export function overallOf(fit: ScoreFit, item: number): Interval {
  const { quality, qualityVariance } = fit.overall;
  return interval(siteMean(fit.state) + (quality[item] as number), qualityVariance[item] as number);
}

/** The estimate of an item in one dimension: its overall quality and how far the dimension lies from it. */
export function dimensionOf(fit: ScoreFit, item: number, dimension: number): Interval {
  const channel = fit.deviations[dimension] as KeptChannel;
  const mean =
    (fit.state.means[dimension] as number) +
    (fit.overall.quality[item] as number) +
    (channel.quality[item] as number);
  const variance = (fit.overall.qualityVariance[item] as number) + (channel.qualityVariance[item] as number);
  return interval(mean, variance);
}

/** A mean and its variance as they are stored and shown. */
export function interval(mean: number, variance: number): Interval {
  const sd = Math.sqrt(variance);
  return {
    mean: round4(mean),
    sd: round4(sd),
    lower: round4(Math.max(1, mean - Z_90 * sd)),
    upper: round4(Math.min(5, mean + Z_90 * sd)),
    rank: round4(mean - sd),
  };
}

function meanOf(scores: Float64Array): number {
  let sum = 0;
  let count = 0;
  for (const score of scores) {
    if (Number.isNaN(score)) continue;
    sum += score;
    count++;
  }
  return (sum + PSEUDO_COUNTS.mean * PRIORS.mean) / (count + PSEUDO_COUNTS.mean);
}

/** Mean over the dimensions that a review scored of (score − the dimension's average). */
function levelsOf({ scores, reviewer }: ReviewTable, means: number[]): Float64Array {
  const level = new Float64Array(reviewer.length);
  for (let k = 0; k < level.length; k++) {
    let sum = 0;
    let count = 0;
    for (let d = 0; d < scores.length; d++) {
      const score = (scores[d] as Float64Array)[k] as number;
      if (Number.isNaN(score)) continue;
      sum += score - (means[d] as number);
      count++;
    }
    level[k] = sum / count;
  }
  return level;
}

function weigh(table: ReviewTable, level: Float64Array, options: FitOptions & { means: number[] }) {
  const hasAuthors = table.author.some((author) => author !== -1);
  if (options.trust === false || !hasAuthors) {
    const anonymous = { ...table, author: new Int32Array(table.author.length).fill(-1) };
    return { trust: weighReviews(anonymous, level, { audit: null, caps: false }), audit: null };
  }
  const mean = siteMean(options);
  const audit = auditRings(
    table,
    level.map((y) => y + mean),
    mean,
  );
  const trust = weighReviews(table, level, { audit, caps: options.caps ?? true });
  return options.parts === false ? weightsOnly(trust, audit) : { trust, audit };
}

const NONE = new Float64Array(0);

function weightsOnly({ weight }: Trust, { rings }: RingAudit): { trust: Trust; audit: RingAudit } {
  const factors = { mutual: NONE, repetition: NONE, straightLiner: NONE, ring: NONE, cap: NONE };
  const trust = { weight, ...factors, established: new Uint8Array(0) };
  return { trust, audit: { factor: NONE, ring: new Int32Array(0), rings } };
}

/** `rows` are those of the table that the fit was of, where it left out some; these come back as zeros. */
function keep(fit: ChannelFit, { rows, of }: { rows: Int32Array | null; of: number }): KeptChannel {
  const column = (values: Float64Array) => {
    if (rows === null) return Float32Array.from(values);
    const full = new Float32Array(of);
    for (let j = 0; j < rows.length; j++) full[rows[j] as number] = values[j] as number;
    return full;
  };
  const { itemPrecision: _, itemSum: __, p, x, w, d, e, ...rest } = fit;
  return { ...rest, p: column(p), x: column(x), w: column(w), d: column(d), e: column(e) };
}

function sumsOnly({ itemPrecision: _, itemSum: __, ...fit }: ChannelFit): KeptChannel {
  const none = new Float32Array(0);
  return { ...fit, p: none, x: none, w: none, d: none, e: none };
}

/** 1 for the reviews that may be corrected beyond the scale: those that the queue gave, or whose author is not known. */
function freeReviews({ item, author, assigned }: ReviewTable): Uint8Array {
  return assigned.map((is, k) => (author[item[k] as number] === -1 ? 1 : is));
}

type Weighed = ReviewTable & Pick<ChannelInput, "trust" | "scale">;

/** Fits one column of centred scores; reviews without one (NaN) are left out. */
function fitColumn(
  table: Weighed,
  y: Float64Array,
  { parts, ...options }: Parameters<typeof fitChannel>[1] & { parts: boolean },
): KeptChannel {
  const rows = rowsWith(y);
  const fit = fitChannel(rows === null ? { ...table, y } : inputOf(table, y, rows), options);
  return parts ? keep(fit, { rows, of: y.length }) : sumsOnly(fit);
}

function inputOf(table: Weighed, y: Float64Array, rows: Int32Array): ChannelInput {
  const pick = (column: Float64Array) => Float64Array.from(rows, (k) => column[k] as number);
  const itemStart = new Int32Array(table.itemStart.length);
  for (const k of rows) {
    const i = (table.item[k] as number) + 1;
    itemStart[i] = (itemStart[i] as number) + 1;
  }
  for (let i = 1; i < itemStart.length; i++)
    itemStart[i] = (itemStart[i] as number) + (itemStart[i - 1] as number);
  return {
    ...table,
    itemStart,
    reviewer: Int32Array.from(rows, (k) => table.reviewer[k] as number),
    y: pick(y),
    trust: pick(table.trust),
    scale: table.scale && {
      ...table.scale,
      isFree: Uint8Array.from(rows, (k) => table.scale?.isFree[k] ?? 1),
    },
  };
}

/** The rows that have a value; null where all do. */
function rowsWith(column: Float64Array): Int32Array | null {
  let count = 0;
  for (const value of column) if (!Number.isNaN(value)) count++;
  if (count === column.length) return null;
  const rows = new Int32Array(count);
  let next = 0;
  for (let k = 0; k < column.length; k++) if (!Number.isNaN(column[k])) rows[next++] = k;
  return rows;
}
