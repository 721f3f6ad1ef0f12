import { apportion } from "../scoring/apportion";

/**
 * How many per cent of `counts` are each, in whole numbers that add up to 100 with those that are kept back (null). Kept
 * back is what fewer than `least` are; and, so that none of it can be worked out from the rest, the smallest of the others,
 * until it is two or more that are `least` together.
 */
export function sharesOf(counts: readonly number[], least: number): (number | null)[] {
  const hidden = hiddenOf(counts, least);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const rest = [...hidden].reduce((sum, i) => sum + (counts[i] ?? 0), 0);
  const percent = apportion(
    [...counts.map((count, i) => (hidden.has(i) ? 0 : count)), rest].map(of(total)),
    0,
  );
  return counts.map((_, i) => (hidden.has(i) ? null : (percent[i] ?? 0)));
}

function of(total: number) {
  return (count: number) => (100 * count) / total;
}

function hiddenOf(counts: readonly number[], least: number): Set<number> {
  const bySize = counts.map((count, i) => ({ count, i })).sort((a, b) => a.count - b.count || a.i - b.i);
  const hidden = new Set<number>();
  let together = 0;
  for (const { count, i } of bySize) {
    const isSafe = hidden.size === 0 || (hidden.size > 1 && together >= least);
    if (count >= least && isSafe) break;
    hidden.add(i);
    together += count;
  }
  return hidden;
}
