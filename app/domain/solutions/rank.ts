/** From this many reviews on a solution is ranked. */
export const REVIEWS_TO_RANK = 2;

/** Moves a solution with too few reviews behind all that are ranked, in the same sort column. */
const UNRANKED_OFFSET = -10;

/**
 * The column that lists sort by, from an estimate's rank (1 to 5) and the number of reviews that scored: null without
 * one, below zero while there are too few to rank.
 */
export function listRank({ rank, scored }: { rank: number; scored: number }): number | null {
  if (scored === 0) return null;
  return scored >= REVIEWS_TO_RANK ? rank : Math.round((rank + UNRANKED_OFFSET) * 10_000) / 10_000;
}
