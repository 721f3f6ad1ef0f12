import { DIMENSION_KEYS, type DimensionKey } from "../rubric/rubric";
import { HOUR } from "../time";

/** How long the scores of a review wait for its author's answer. */
export const SCORES_HELD = 48 * HOUR;

/** A stored estimate as pages show it. */
export interface Score {
  mean: number;
  lower: number;
  upper: number;
  /** Reviews that scored it. */
  scored: number;
  /** Of them, those that count for a place in Top rated. */
  countsForTop: number;
  /** How many levels two of them lie apart, on average over all pairs; 0 with fewer than two. */
  spread: number;
}

/** From this many levels on between two reviews, on average, their reviewers are said to disagree. */
export const DISAGREEMENT = 1.5;

/** Whether those who scored it disagree, so that another review would settle more than usual. */
export function disagree(score: Score | null): boolean {
  return score !== null && score.spread >= DISAGREEMENT;
}

/** A solution's estimates; null where no review has told. */
export interface Scores {
  overall: Score | null;
  dimensions: Record<DimensionKey, Score | null>;
}

/** In how many of the reviews that its author marked they find their meaning in what the reviewer says back. */
export interface Clarity {
  matches: number;
  marked: number;
}

export const NO_SCORES: Scores = {
  overall: null,
  dimensions: Object.fromEntries(DIMENSION_KEYS.map((key) => [key, null])) as Record<DimensionKey, null>,
};

/** The page that explains each number of a solution. */
export function scoresPath(solutionId: string): string {
  return `/solutions/${solutionId}/scores`;
}

/** Sorts stored estimates of several solutions to their solutions. */
export function scoresBySolution(
  rows: (Score & { solutionId: string; dimension: string })[],
): Map<string, Scores> {
  const result = new Map<string, Scores>();
  for (const { solutionId, dimension, ...row } of rows) {
    const scores = result.get(solutionId) ?? { overall: null, dimensions: { ...NO_SCORES.dimensions } };
    const score = row.scored > 0 ? scoreOf(row) : null;
    if (dimension === "overall") scores.overall = score;
    else scores.dimensions[dimension as DimensionKey] = score;
    result.set(solutionId, scores);
  }
  return result;
}

function scoreOf({ mean, lower, upper, scored, countsForTop, spread }: Score): Score {
  return { mean, lower, upper, scored, countsForTop, spread };
}
