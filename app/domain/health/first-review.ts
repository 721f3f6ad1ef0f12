import { medianWait, type Wait } from "../queue/waiting";
import { Z_90 } from "../scoring/method";

/** How long it takes until half of the posts have a first review, in milliseconds. */
export interface MedianWait {
  ms: number;
  /** The 90 % interval; `highMs` is null where nothing bounds it yet. */
  lowMs: number;
  highMs: number | null;
}

/**
 * The median wait with its 90 % interval: the times at which half lies within 1.6449 standard errors of the
 * product-limit estimate (Brookmeyer and Crowley 1982), its error by Greenwood's formula (1926). Null while less than
 * half can be said to have had a review.
 */
export function medianWithInterval(waits: Wait[]): MedianWait | null {
  const ms = medianWait(waits);
  if (ms === null) return null;
  const steps = waitingShares(waits);
  const low = steps.find(({ share, error }) => share - Z_90 * error <= 0.5);
  const high = steps.find(({ share, error }) => share + Z_90 * error < 0.5);
  return { ms, lowMs: low?.ms ?? ms, highMs: high?.ms ?? null };
}

/** The share of posts that still wait after each first review, and its standard error. */
function waitingShares(waits: Wait[]): { ms: number; share: number; error: number }[] {
  const sorted = [...waits].sort((a, b) => a.ms - b.ms || Number(b.reviewed) - Number(a.reviewed));
  let share = 1;
  let hazard = 0;
  return sorted.flatMap(({ ms, reviewed }, i) => {
    if (!reviewed) return [];
    const atRisk = sorted.length - i;
    share *= 1 - 1 / atRisk;
    // Nobody waits after the last one: there is nothing to be wrong about.
    hazard += atRisk > 1 ? 1 / (atRisk * (atRisk - 1)) : 0;
    return [{ ms, share, error: share * Math.sqrt(hazard) }];
  });
}
