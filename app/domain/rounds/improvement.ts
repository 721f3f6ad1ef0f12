import { DIMENSION_KEYS } from "../rubric/rubric";
import type { ReviewScores } from "../scoring/state";
import { PRIORS } from "../scoring/method";

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
  const { item, reviewer, noise } = PRIORS.overall;
  let [precision, sum] = [1 / item, 0];
  for (const look of looks) {
    const p = look.trust / (noise + reviewer);
    precision += p;
    sum += p * changeOf(look);
  }
  return Math.round((sum / precision) * 10_000) / 10_000;
}

function changeOf({ first, latest }: Look): number {
  const changes = DIMENSION_KEYS.flatMap((key) => {
    const [before, after] = [first[key], latest[key]];
    return before === undefined || after === undefined ? [] : [after - before];
  });
  return changes.reduce((sum, change) => sum + change, 0) / Math.max(1, changes.length);
}
