import { DIMENSION_KEYS } from "../rubric/rubric";
import { PRIORS } from "../scoring/method";
import type { ReviewScores } from "../scoring/state";

/** What one reviewer of the first round gave then, and gives as of a later round. */
export interface Look {
  /** What their review counts, 0 to 1. */
  trust: number;
  first: ReviewScores;
  latest: ReviewScores;
}

/**
 * Levels by which a solution improved since its first round, in the eyes of that round's reviewers: who comes later did
 * not see it before, so they neither add nor take. Each reviewer brings their mean change over the dimensions that they
 * could tell both times, 0 if they did not look again. It is shrunk as an overall score is: V · Σ p · change with
 * p = trust/(noise + reviewer) and V = 1/(1/item + Σ p). Four decimals; 0 without reviewers.
 */
export function improvedBy(looks: Look[]): number {
  const improved = changesOf(looks).reduce((sum, { change, share }) => sum + share * change, 0);
  return Math.round(improved * 10_000) / 10_000;
}

/** What each look brings to that: a mean change in levels, and its share V · p. The rest up to 1 is no change at all. */
export function changesOf(looks: Look[]): { change: number; weight: number; share: number }[] {
  const { item, reviewer, noise } = PRIORS.overall;
  const weights = looks.map(({ trust }) => trust / (noise + reviewer));
  const total = weights.reduce((sum, weight) => sum + weight, 1 / item);
  return looks.map((look, i) => {
    const weight = weights[i] ?? 0;
    return { change: changeOf(look), weight, share: weight / total };
  });
}

function changeOf({ first, latest }: Look): number {
  const changes = DIMENSION_KEYS.flatMap((key) => {
    const [before, after] = [first[key], latest[key]];
    return before === undefined || after === undefined ? [] : [after - before];
  });
  return changes.reduce((sum, change) => sum + change, 0) / Math.max(1, changes.length);
}
