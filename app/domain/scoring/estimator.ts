import { DIMENSION_KEYS, type DimensionKey } from "../rubric/rubric";

/** A mean on the 1 to 5 scale with its uncertainty. All numbers have four decimals. */
export interface Estimate {
  mean: number;
  /** Standard deviation of the mean. */
  sd: number;
  /** The 90 % interval, within 1 and 5. */
  lower: number;
  upper: number;
  /** What lists sort by: one standard deviation below the mean, so that few reviews weigh against a solution. */
  rank: number;
  /** Reviews that scored it. */
  scored: number;
}

/** The scores of one review; a dimension without one could not be told. */
export type ReviewScores = Partial<Record<DimensionKey, number>>;

export interface SolutionEstimate {
  overall: Estimate;
  dimensions: Record<DimensionKey, Estimate>;
}

/**
 * What is believed before any review. `mean`: the site's average score. Variances: `item`, how much solutions differ;
 * `reviewer`, how much reviewers differ in leniency; `noise`, how much one reviewer's scores scatter. `overall` is the
 * common level of a review, `deviation` how far one dimension lies from it.
 */
export const PRIORS = {
  mean: 3.3,
  overall: { item: 0.25, reviewer: 0.15, noise: 0.4 },
  deviation: { item: 0.04, reviewer: 0.02, noise: 0.25 },
} as const;

/** Half the width of a 90 % interval, in standard deviations. */
export const Z_90 = 1.6449;

/**
 * Estimates a solution from its reviews: crossed random effects with the variances fixed at their priors and every
 * reviewer's leniency unknown (the first stage of the method; Ge, Welling and Ghahramani 2013, Piech et al. 2013).
 *
 * Per review the overall level is y = mean over the scored dimensions of (score − mean), and a dimension's deviation
 * is (score − mean) − y. Both are shrunk towards 0: with n values of precision p = 1/(noise + reviewer),
 * V = 1/(1/item + n·p) and q = V·p·Σy. Shown: overall = mean + q; dimension = mean + q + q_d with variance V + V_d.
 */
export function estimateSolution(reviews: ReviewScores[]): SolutionEstimate {
  const scored = reviews.map(centered).filter((scores) => scores.length > 0);
  const levels = scored.map((scores) => scores.reduce((sum, [, y]) => sum + y, 0) / scores.length);
  const overall = shrink(levels, PRIORS.overall);

  const deviations = new Map<DimensionKey, number[]>(DIMENSION_KEYS.map((key) => [key, []]));
  scored.forEach((scores, i) => {
    for (const [key, y] of scores) deviations.get(key)?.push(y - (levels[i] ?? 0));
  });
  const dimensions = Object.fromEntries(
    DIMENSION_KEYS.map((key) => {
      const values = deviations.get(key) ?? [];
      const deviation = shrink(values, PRIORS.deviation);
      return [
        key,
        estimate(overall.mean + deviation.mean, overall.variance + deviation.variance, values.length),
      ];
    }),
  ) as Record<DimensionKey, Estimate>;
  return { overall: estimate(overall.mean, overall.variance, levels.length), dimensions };
}

function centered(scores: ReviewScores): [DimensionKey, number][] {
  return DIMENSION_KEYS.flatMap((key) => {
    const score = scores[key];
    return score === undefined ? [] : [[key, score - PRIORS.mean] as [DimensionKey, number]];
  });
}

function shrink(values: number[], prior: { item: number; reviewer: number; noise: number }) {
  const precision = 1 / (prior.noise + prior.reviewer);
  const variance = 1 / (1 / prior.item + values.length * precision);
  const sum = values.reduce((total, value) => total + value, 0);
  return { mean: variance * precision * sum, variance };
}

function estimate(offset: number, variance: number, scored: number): Estimate {
  const mean = PRIORS.mean + offset;
  const sd = Math.sqrt(variance);
  return {
    mean: round(mean),
    sd: round(sd),
    lower: round(Math.max(1, mean - Z_90 * sd)),
    upper: round(Math.min(5, mean + Z_90 * sd)),
    rank: round(mean - sd),
    scored,
  };
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
