import { dimensionOf, fitScores, type Interval, overallOf, type ScoreFit } from "~/domain/scoring/fit";
import { tableOf } from "~/domain/scoring/review-table";
import type { Village, VillageReview } from "./village";

/** What the site's estimator says of each solution. */
export interface Estimates {
  overall: Interval[];
  /** Of each solution, in the order of the rubric. */
  dimensions: Interval[][];
  fit: ScoreFit;
}

/** Estimates a village's solutions from the reviews given, in the order in which they came. Each needs one at least. */
export function estimateVillage({ solutions }: Village, reviews: VillageReview[]): Estimates {
  const fit = fitScores(tableOf(reviews.toSorted((a, b) => a.at - b.at)));
  return {
    overall: solutions.map((_, item) => overallOf(fit, item)),
    dimensions: solutions.map(({ truth }, item) => truth.map((_, d) => dimensionOf(fit, item, d))),
    fit,
  };
}
