import { round4, Z_90 } from "../scoring/method";

/** How many of how many, as a share from 0 to 1 with its 90 % interval. */
export interface Share {
  count: number;
  of: number;
  share: number;
  low: number;
  high: number;
}

/**
 * The share that `count` is of `of`, with Wilson's score interval (1927), which stays within 0 to 1 and is fair with
 * few and with extreme counts: (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n), z = 1.6449. Null of nothing.
 */
export function shareOf(count: number, of: number): Share | null {
  if (of === 0) return null;
  const share = count / of;
  const z2 = Z_90 * Z_90;
  const middle = share + z2 / (2 * of);
  const half = Z_90 * Math.sqrt((share * (1 - share)) / of + z2 / (4 * of * of));
  const scale = 1 + z2 / of;
  return {
    count,
    of,
    share: round4(share),
    low: round4(Math.max(0, (middle - half) / scale)),
    high: round4(Math.min(1, (middle + half) / scale)),
  };
}
