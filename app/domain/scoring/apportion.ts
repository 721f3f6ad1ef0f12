/**
 * Rounds numbers to so many decimals that what they add up to is their rounded sum: all are cut off, then those with the
 * largest rests get a unit more. Each is less than one unit from what it was. The first of equals goes first.
 */
export function apportion(values: number[], decimals: number): number[] {
  const unit = 10 ** decimals;
  const exact = values.map((value) => value * unit);
  const cut = exact.map(Math.floor);
  const sum = exact.reduce((total, value) => total + value, 0);
  const missing = Math.round(sum) - cut.reduce((total, value) => total + value, 0);
  const byRest = exact
    .map((value, i) => ({ i, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i);
  const raised = new Set(byRest.slice(0, missing).map(({ i }) => i));
  return cut.map((value, i) => (value + (raised.has(i) ? 1 : 0)) / unit);
}
