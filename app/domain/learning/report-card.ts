import { Z_90 } from "../scoring/method";

/** Below so many cases a share is called few. */
export const FEW = 10;

/** A share with its uncertainty: `of` cases, `count` of which are so; `lower` and `upper` from 0 to 1. */
export interface Share {
  count: number;
  of: number;
  lower: number;
  upper: number;
}

/**
 * A share with its 90 % interval, which stays within 0 and 1 and holds for few cases too (Wilson 1927). From 0 to 1 where
 * there is no case.
 */
export function shareOf(count: number, of: number): Share {
  if (of === 0) return { count, of, lower: 0, upper: 1 };
  const z2 = Z_90 * Z_90;
  const share = count / of;
  const middle = (share + z2 / (2 * of)) / (1 + z2 / of);
  const half = (Z_90 / (1 + z2 / of)) * Math.sqrt((share * (1 - share)) / of + z2 / (4 * of * of));
  return { count, of, lower: Math.max(0, middle - half), upper: Math.min(1, middle + half) };
}

/** How somebody scores beside others: levels above (below 0: under) them, give or take `half` at 90 %. */
export interface Leaning {
  leniency: number;
  half: number;
}

/** A leaning with the half width of its 90 % interval, from its standard deviation. */
export function leaningOf({ leniency, sd }: { leniency: number; sd: number }): Leaning {
  return { leniency, half: Z_90 * sd };
}

/** A leaning in words: "You score 0.3 below others". What could as well be nothing is called so. */
export function leaningInWords({ leniency, half }: Leaning): string {
  const levels = Math.abs(leniency).toFixed(1);
  if (levels === "0.0") return "You score as others do";
  const side = `${levels} ${leniency > 0 ? "above" : "below"} others`;
  return Math.abs(leniency) < half ? `You score about ${side}, which may be chance` : `You score ${side}`;
}
