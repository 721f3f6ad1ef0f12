/**
 * Rounds numbers to so many decimals that what they add up to is their rounded sum, or the `sum` that is shown beside
 * them: all are cut off, then those with the largest rests get a unit more. Each is less than one unit from what it was,
 * where the sum is not another one. The first of equals goes first.
 */
export function apportion(values: number[], decimals: number, sum?: number): number[] {
  const unit = 10 ** decimals;
  const exact = values.map((value) => value * unit);
  const cut = exact.map(Math.floor);
  const target = sum === undefined ? exact.reduce((total, value) => total + value, 0) : sum * unit;
  const missing = Math.round(target) - cut.reduce((total, value) => total + value, 0);
  const byRest = exact
    .map((value, i) => ({ i, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i);
  const each = Math.floor(missing / Math.max(1, values.length));
  const raised = new Set(byRest.slice(0, missing - each * values.length).map(({ i }) => i));
  return cut.map((value, i) => (value + each + (raised.has(i) ? 1 : 0)) / unit);
}
