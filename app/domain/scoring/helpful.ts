/** What somebody thinks of a review. */
export interface HelpfulVote {
  reviewer: number;
  rater: number;
  review: number;
  isUp: boolean;
  /** By the author of what is reviewed. */
  isAuthor: boolean;
}

const PRIOR_VOTES = 4;
/** Votes of one review that count. */
const PER_REVIEW = 5;
const REPEAT = 0.7;
const AUTHOR = 0.25;
const [LEAST, MOST] = [0.7, 1.4];

/**
 * A factor on the noise that is expected of each person, 0.7 to 1.4, from how helpful their reviews are found beside
 * those of others: clamp(odds(H of the site) / odds(H of the person)), H = (up + 4·H of the site) / (votes + 4). Votes
 * come review by review; one a person and review counts, five a review at most, the k-th repeat of a pair 0.7^k, an
 * author's own 0.25. Without votes everybody has 1. Votes from inside a ring are to be left out.
 */
export function noiseFactors(votes: Iterable<HelpfulVote>, people: number): Float64Array {
  const up = new Float64Array(people);
  const all = new Float64Array(people);
  const perPair = new Map<number, number>();
  let counted = { review: -1, raters: new Set<number>() };
  for (const { reviewer, rater, review, isUp, isAuthor } of votes) {
    if (review !== counted.review) counted = { review, raters: new Set() };
    if (counted.raters.size >= PER_REVIEW || counted.raters.has(rater)) continue;
    counted.raters.add(rater);
    const pair = rater * people + reviewer;
    const repeats = perPair.get(pair) ?? 0;
    perPair.set(pair, repeats + 1);
    const weight = (isAuthor ? AUTHOR : 1) * REPEAT ** repeats;
    all[reviewer] = (all[reviewer] as number) + weight;
    if (isUp) up[reviewer] = (up[reviewer] as number) + weight;
  }
  const site = shareOf(up, all);
  return all.map((votes, r) => {
    const own = ((up[r] as number) + PRIOR_VOTES * site) / (votes + PRIOR_VOTES);
    return Math.min(MOST, Math.max(LEAST, odds(site) / odds(own)));
  });
}

/** A half where nobody has voted; never quite 0 or 1, so that odds exist. */
function shareOf(up: Float64Array, all: Float64Array): number {
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
  return (sum(up) + 1) / (sum(all) + 2);
}

function odds(share: number): number {
  return share / (1 - share);
}
