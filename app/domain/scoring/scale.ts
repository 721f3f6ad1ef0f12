/** The ends of the scale, 1 and 5, centred as the scores that they belong to. */
export interface Scale {
  lowest: number;
  highest: number;
}

/** The scale, centred by what its scores were centred by: the site's average, 1 to 5. */
export function scaleAround(mean: number): Scale {
  return { lowest: 1 - mean, highest: 5 - mean };
}

/**
 * As much of a leniency `x` as can be taken off the centred score `y` so that what is left stays on the scale. A score
 * that itself lies outside of it, as one that left a dimension out may, is brought to its end.
 */
export function correctionWithin({ lowest, highest }: Scale, y: number, x: number): number {
  return Math.min(y - lowest, Math.max(y - highest, x));
}
