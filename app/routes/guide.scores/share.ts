import { PRIORS } from "~/domain/scoring/method";

/** How much of the level of `n` first reviews a score takes over, in per cent. */
export function share(n: number): string {
  const { item, noise, reviewer } = PRIORS.overall;
  const precision = n / (noise + reviewer);
  return `${Math.round((100 * precision) / (1 / item + precision))} %`;
}
