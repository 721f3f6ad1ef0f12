import { DIMENSION_KEYS } from "~/domain/rubric/rubric";
import type { Random } from "../community/random";

/**
 * What is planted, in levels. `quality`: of solutions; `leniency` and `noise`: of reviewers. Each has a common part and
 * one for each dimension, normal with these standard deviations.
 */
export const PLANTED = {
  mean: 3.3,
  quality: { common: 0.5, dimension: 0.2 },
  leniency: { common: Math.sqrt(0.15), dimension: Math.sqrt(0.02) },
  noise: { common: Math.sqrt(0.4), dimension: 0.5 },
  improvement: 0.25,
} as const;

/** How somebody reviews. A ring's members review strangers honestly and one another with fives. */
export type Manner = "honest" | "noisy" | "rushed" | "straight-liner" | "ring";

/** What a ring's members give one another. */
export const FIVES = [5, 5, 5, 5, 5];

export interface Reviewer {
  manner: Manner;
  /** Added to every score, and to the scores of each dimension. */
  leniency: number;
  lenienceOf: number[];
  /** A factor on the usual noise. */
  noise: number;
  /** How much of what tells solutions apart they see, from 0 to 1. */
  attention: number;
  /** The one level of a straight-liner. */
  habit: number;
}

export interface Solution {
  /** Quality of each dimension, before rounding. */
  quality: number[];
  /** What honest reviewers give on average, in whole levels: of each dimension, and overall. */
  truth: number[];
  overall: number;
}

export function drawSolution(random: Random, mean: number = PLANTED.mean): Solution {
  const common = random.normal(mean, PLANTED.quality.common);
  return solutionOf(DIMENSION_KEYS.map(() => random.normal(common, PLANTED.quality.dimension)));
}

/** A revision: better by what an author gains from three reviews. */
export function improved({ quality }: Solution): Solution {
  return solutionOf(quality.map((level) => level + PLANTED.improvement));
}

function solutionOf(quality: number[]): Solution {
  const truth = quality.map(expectedLevel);
  return { quality, truth, overall: truth.reduce((sum, level) => sum + level, 0) / truth.length };
}

export function drawReviewer(random: Random, manner: Manner): Reviewer {
  return {
    manner,
    leniency: random.normal(0, PLANTED.leniency.common),
    lenienceOf: DIMENSION_KEYS.map(() => random.normal(0, PLANTED.leniency.dimension)),
    noise: manner === "noisy" ? 1.6 : 1,
    attention: manner === "rushed" ? 0.3 : 1,
    habit: random.chance(0.7) ? 4 : 3,
  };
}

/** One review: a whole level from 1 to 5 for each dimension. */
export function drawScores(random: Random, { quality }: Solution, reviewer: Reviewer): number[] {
  if (reviewer.manner === "straight-liner") return quality.map(() => reviewer.habit);
  const { leniency, lenienceOf, noise, attention } = reviewer;
  const common = random.normal(leniency, noise * PLANTED.noise.common);
  return quality.map((level, d) => {
    const seen = PLANTED.mean + attention * (level - PLANTED.mean);
    const own = random.normal(lenienceOf[d] ?? 0, noise * PLANTED.noise.dimension);
    return clampLevel(Math.round(seen + common + own));
  });
}

/** How far the levels of honest reviewers scatter, by their leniency and by their noise. */
const SCATTER = Math.hypot(
  PLANTED.leniency.common,
  PLANTED.leniency.dimension,
  PLANTED.noise.common,
  PLANTED.noise.dimension,
);

/** The mean of round(N(level, scatter²)) clipped to 1..5: 1 and the chance to pass each threshold. Exact, no sampling. */
function expectedLevel(level: number): number {
  return [1.5, 2.5, 3.5, 4.5].reduce((sum, limit) => sum + normalBelow((level - limit) / SCATTER), 1);
}

/** Standard normal distribution function, to 1.5e-7: Abramowitz and Stegun, 7.1.26. */
function normalBelow(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const poly =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const erf = 1 - poly * Math.exp(-x * x);
  return z >= 0 ? (1 + erf) / 2 : (1 - erf) / 2;
}

function clampLevel(level: number): number {
  return Math.min(5, Math.max(1, level));
}
