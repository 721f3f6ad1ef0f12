import { isYoungSite } from "../reputation/privileges";
import { DAY } from "../time";

/** With this many reviews that count for it, a solution is ranked. */
export const REVIEWS_TO_RANK = 2;

/** Moves a solution with too few reviews behind all that are ranked, in the same sort column. */
const UNRANKED_OFFSET = -10;

/** What decides whether a review counts for a place in Top rated. */
export interface RankedReview {
  /** A factor, 0 to 1; below 1 a rule against farming cut it. */
  counts: number;
  /** Whether the audit sees it in a ring. */
  inRing: boolean;
  /** Whether its reviewer has reviewed enough other independent authors. */
  established: boolean;
}

/**
 * How many of a solution's reviews, by as many people, count for a place in Top rated: those that no rule cut, by
 * reviewers who are established; on a young site, by its number of reviews, by anybody.
 */
export function countForTop(reviews: RankedReview[], siteReviews: number): number {
  const isYoung = isYoungSite(siteReviews);
  return reviews.filter(
    ({ counts, inRing, established }) => counts === 1 && !inRing && (established || isYoung),
  ).length;
}

interface Ranked {
  /** Reviews that scored it. */
  scored: number;
  /** Of them, those that count for a place in Top rated. */
  countsForTop: number;
}

/**
 * The column that lists sort by, from an estimate's rank (1 to 5): null while no review scored, below zero while too
 * few count to rank.
 */
export function listRank({ rank, scored, countsForTop }: Ranked & { rank: number }): number | null {
  if (scored === 0) return null;
  return countsForTop >= REVIEWS_TO_RANK ? rank : round4(rank + UNRANKED_OFFSET);
}

/** What it still takes to be ranked, such as "one more review"; null for what is ranked. */
export function lacksForRank({ scored, countsForTop }: Ranked): string | null {
  const missing = REVIEWS_TO_RANK - countsForTop;
  if (missing <= 0) return null;
  const more = missing === 1 ? "one more" : "two more";
  if (scored >= REVIEWS_TO_RANK)
    return `${more} by ${missing === 1 ? "an established reviewer" : "established reviewers"}`;
  return `${more} ${missing === 1 ? "review" : "reviews"}`;
}

/** A rise counts half after this long. */
export const RISING_HALF_LIFE = 7 * DAY;
/** A rise is in the list while at least so many levels of it are left. */
export const RISING_FROM = 0.04;

/**
 * How much a solution rose of late, after its overall estimate changed by `change` levels at a time. A change made at t
 * is worth change · 2^(−(now − t)/half-life), and R is their sum: falling takes from it, so going down and up again is no
 * rise. Stored is log2|R| + now/half-life with the sign of R, which stays true as time passes. Four decimals; null for
 * no rise and no fall.
 */
export function risingAfter(previous: number | null, change: number, at: string): number | null {
  const now = Date.parse(at) / RISING_HALF_LIFE;
  const rise = risingAt(previous, at) + change;
  const size = Math.abs(rise);
  return size < SMALLEST_RISE ? null : round4(Math.sign(rise) * (now + Math.log2(size)));
}

/** The rise by so many levels that a stored value stands for at a time; below 0 for a fall, 0 for neither. */
export function risingAt(stored: number | null, at: string): number {
  return stored === null
    ? 0
    : Math.sign(stored) * 2 ** (Math.abs(stored) - Date.parse(at) / RISING_HALF_LIFE);
}

/** Estimates have four decimals. */
const SMALLEST_RISE = 0.00005;

/** From which stored value on a solution is in the list of rising ones at a time. */
export function risingFloor(now: string): number {
  return round4(Date.parse(now) / RISING_HALF_LIFE + Math.log2(RISING_FROM));
}

/** For how many whole days a rise by so many levels, if nothing else happens, is in the list. */
export function risingDays(levels: number): number {
  return Math.floor((RISING_HALF_LIFE / DAY) * Math.log2(levels / RISING_FROM));
}

/** From this many levels on a gain since the first round is in a list. */
export const IMPROVED_FROM = 0.05;

function round4(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
