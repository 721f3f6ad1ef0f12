import { round4, Z_90 } from "../scoring/method";

/** How far several people agree on the same things: 1 fully, 0 as chance would, below 0 less than that. */
export interface Agreement {
  alpha: number;
  /** The 90 % interval, within -1 to 1. */
  low: number;
  high: number;
  /** Things that two or more judged; nothing else counts. */
  units: number;
  /** What was said of them. */
  values: number;
}

interface Sums {
  count: number;
  sum: number;
  squares: number;
}

/**
 * Krippendorff's alpha for interval data: 1 − Do/De, the mean squared difference between two values of one unit over
 * that between any two values. With m values of a unit, n of all, that is 1 − (n−1)·W / (n·Σv² − (Σv)²) where
 * W = Σ over units of (m·Σv² − (Σv)²)/(m−1). Units with fewer than two values are left out. Krippendorff, Content
 * Analysis (2004), chapter 11; "Computing Krippendorff's alpha-reliability" (2011).
 *
 * The interval comes from leaving out one unit at a time (Tukey's jackknife, 1958), with Student's t for so many units.
 * Whole levels may come in any order, and units too: the result is the same to the last digit. Null where fewer than
 * two units have two values, or where the values do not differ enough to compare.
 */
export function agreement(units: readonly (readonly number[])[]): Agreement | null {
  const judged = units.filter((values) => values.length > 1).map(sumsOf);
  const inOrder = judged.sort((a, b) => a.count - b.count || a.sum - b.sum || a.squares - b.squares);
  const all = inOrder.reduce(add, { count: 0, sum: 0, squares: 0 });
  const apart = inOrder.reduce((total, unit) => total + within(unit), 0);
  const alpha = alphaOf(all, apart);
  if (alpha === null || inOrder.length < 2) return null;
  const without = inOrder.map((unit) => alphaOf(subtract(all, unit), apart - within(unit)));
  const error = jackknifeError(without);
  if (error === null) return null;
  const half = studentT(inOrder.length - 1) * error;
  return {
    alpha: round4(alpha),
    low: round4(Math.max(-1, alpha - half)),
    high: round4(Math.min(1, alpha + half)),
    units: inOrder.length,
    values: all.count,
  };
}

function sumsOf(values: readonly number[]): Sums {
  return values
    .map((value) => ({ count: 1, sum: value, squares: value * value }))
    .reduce(add, { count: 0, sum: 0, squares: 0 });
}

function add(a: Sums, b: Sums): Sums {
  return { count: a.count + b.count, sum: a.sum + b.sum, squares: a.squares + b.squares };
}

function subtract(a: Sums, b: Sums): Sums {
  return { count: a.count - b.count, sum: a.sum - b.sum, squares: a.squares - b.squares };
}

function spread({ count, sum, squares }: Sums): number {
  return count * squares - sum * sum;
}

function within(unit: Sums): number {
  return spread(unit) / (unit.count - 1);
}

function alphaOf(all: Sums, apart: number): number | null {
  const expected = spread(all);
  return expected > 0 ? 1 - ((all.count - 1) * apart) / expected : null;
}

/** The standard error of an estimate from those without one unit each; null where one of them says nothing. */
function jackknifeError(estimates: (number | null)[]): number | null {
  const known = estimates.filter((estimate) => estimate !== null);
  if (known.length < estimates.length) return null;
  const mean = known.reduce((sum, estimate) => sum + estimate, 0) / known.length;
  const squares = known.reduce((sum, estimate) => sum + (estimate - mean) ** 2, 0);
  return Math.sqrt((squares * (known.length - 1)) / known.length);
}

/**
 * The factor for a 90 % interval with few degrees of freedom, from 1 on: 2.13 for 4, 1.83 for 9, 1.65 for many. Abramowitz
 * and Stegun (1964), 26.7.5, to two terms; off by .8 at 1 and by less than .04 from 3 on.
 */
function studentT(freedom: number): number {
  const z = Z_90;
  const first = (z ** 3 + z) / 4;
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  return z + first / freedom + second / freedom ** 2;
}
