/** Root of the mean squared distance between two columns. */
export function rmse(values: number[], truth: number[]): number {
  const sum = values.reduce((sum, value, i) => sum + (value - (truth[i] ?? 0)) ** 2, 0);
  return Math.sqrt(sum / values.length);
}

/** Kendall's tau-b of two columns, from -1 to 1: agreeing pairs less disagreeing ones, ties of either taken out. */
export function tauB(one: number[], other: number[]): number {
  let agreeing = 0;
  let tiesInOne = 0;
  let tiesInOther = 0;
  for (let i = 1; i < one.length; i++) {
    for (let j = 0; j < i; j++) {
      const a = Math.sign((one[i] as number) - (one[j] as number));
      const b = Math.sign((other[i] as number) - (other[j] as number));
      agreeing += a * b;
      if (a === 0) tiesInOne++;
      if (b === 0) tiesInOther++;
    }
  }
  const pairs = (one.length * (one.length - 1)) / 2;
  return agreeing / Math.sqrt((pairs - tiesInOne) * (pairs - tiesInOther));
}

/** Share of the intervals that hold what they are about. */
export function coverage(intervals: { lower: number; upper: number }[], truth: number[]): number {
  const hits = intervals.filter(({ lower, upper }, i) => {
    const value = truth[i] ?? Number.NaN;
    return lower <= value && value <= upper;
  });
  return hits.length / intervals.length;
}

/** A solution's raw scores: how many, and their sum, one value a review. */
export interface Tally {
  count: number;
  sum: number;
}

export function plainMean({ count, sum }: Tally): number {
  return sum / count;
}

/**
 * (C·m + sum) / (C + n), as IMDb's list of the best is ranked: `weight` C votes at the site's mean m beside the n real
 * ones.
 */
export function imdbMean({ count, sum }: Tally, { mean, weight }: { mean: number; weight: number }): number {
  return (weight * mean + sum) / (weight + count);
}

export function meanOf(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Place of each value from the top, 1 the largest. */
export function places(values: number[]): number[] {
  const order = values.map((value, i) => ({ value, i })).sort((a, b) => b.value - a.value || a.i - b.i);
  const result = new Array<number>(values.length);
  order.forEach(({ i }, place) => {
    result[i] = place + 1;
  });
  return result;
}
