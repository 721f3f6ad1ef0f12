import { elapsed, HOUR } from "../time";
import { informationGain, LATE_AFTER } from "./queue";

/** Posts that began to wait within the same stretch of this length wait about as long. */
const ABOUT_AS_LONG = 12 * HOUR;
const NAMED_TAGS = 2;

/** A solution that somebody may be given to review. */
export interface Candidate {
  id: string;
  taken: number;
  behind: number;
  waitingSince: string;
  reviews: number;
  tags: string[];
  /** What is not known of its overall level yet, as a variance. */
  variance: number;
}

/**
 * Candidates in the order in which they are suggested: fewest reviews and claims, then those moved up, then the ones
 * that wait longer; of those that wait about as long the ones about what the reviewer knows, and of these the ones of
 * which a review tells most. `noise` as in `informationGain`.
 */
export function inOrder<It extends Candidate>(
  candidates: It[],
  { known, noise }: { known: ReadonlySet<string>; noise: number },
): It[] {
  const keyed = candidates.map((it) => ({
    it,
    stretch: Math.floor(Date.parse(it.waitingSince) / ABOUT_AS_LONG),
    strange: it.tags.some((tag) => known.has(tag)) ? 0 : 1,
    gain: informationGain(it.variance, noise),
  }));
  keyed.sort(
    (a, b) =>
      a.it.taken - b.it.taken ||
      a.it.behind - b.it.behind ||
      a.stretch - b.stretch ||
      a.strange - b.strange ||
      b.gain - a.gain ||
      compareText(a.it.waitingSince, b.it.waitingSince) ||
      compareText(a.it.id, b.it.id),
  );
  return keyed.map(({ it }) => it);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Why a solution is suggested to somebody now, in a few words each. */
export function whySuggested(
  it: Pick<Candidate, "taken" | "reviews" | "waitingSince" | "tags">,
  known: ReadonlySet<string>,
  now: string,
): string[] {
  const isLate = it.reviews === 0 && elapsed(it.waitingSince, now) >= LATE_AFTER;
  const shared = it.tags.filter((tag) => known.has(tag)).slice(0, NAMED_TAGS);
  return [
    fewest(it),
    ...(isLate ? ["waits for more than a day"] : []),
    ...(shared.length > 0 ? [`you know ${shared.join(" and ")}`] : []),
  ];
}

function fewest({ taken, reviews }: Pick<Candidate, "taken" | "reviews">): string {
  if (taken === 0) return "nobody has reviewed it";
  if (reviews === 0) return taken === 1 ? "one person is at it" : `${taken} people are at it`;
  // How many there are would tell what is suggested for another reason than that it waits.
  return reviews === 1 ? "one review so far" : "several reviews so far";
}
