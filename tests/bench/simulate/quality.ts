import type { Interval } from "~/domain/scoring/fit";
import { coverage, imdbMean, meanOf, plainMean, rmse, type Tally, tauB } from "./measures";
import type { Solution } from "./truth";

/** How close three ways to score come to what was planted. */
export interface Quality {
  rmse: { ours: number; mean: number; imdb: number };
  tau: { ours: number; oursByRank: number; mean: number; imdb: number };
  /** The weight of the site's mean that suits IMDb's formula best here, chosen with the truth at hand. */
  imdbWeight: number;
  /** Share of 90 % intervals that hold the truth: of overall scores, and of dimensions. */
  coverage: { overall: number; dimensions: number };
  /** Mean width of the overall intervals, in levels. */
  width: number;
  /** Mean of estimate less truth. */
  bias: number;
}

const IMDB_WEIGHTS = [0.5, 1, 1.5, 2, 3, 4, 5, 6, 8, 10];

export interface Measured {
  truths: Pick<Solution, "truth" | "overall">[];
  tallies: Tally[];
  overall: Interval[];
  dimensions: Interval[][];
}

export function measureQuality({ truths, tallies, overall, dimensions }: Measured): Quality {
  const truth = truths.map(({ overall }) => overall);
  const means = tallies.map(plainMean);
  const best = bestImdb(tallies, truth);
  const ours = overall.map(({ mean }) => mean);
  const ranks = overall.map(({ rank }) => rank);
  return {
    rmse: { ours: rmse(ours, truth), mean: rmse(means, truth), imdb: rmse(best.values, truth) },
    tau: {
      ours: tauB(ours, truth),
      oursByRank: tauB(ranks, truth),
      mean: tauB(means, truth),
      imdb: tauB(best.values, truth),
    },
    imdbWeight: best.weight,
    coverage: {
      overall: coverage(overall, truth),
      dimensions: coverage(
        dimensions.flat(),
        truths.flatMap(({ truth }) => truth),
      ),
    },
    width: meanOf(overall.map(({ lower, upper }) => upper - lower)),
    bias: meanOf(ours) - meanOf(truth),
  };
}

/** Reviews of each item, each as the mean of the levels that it gives. */
export function tally(reviews: { item: number; scores: (number | null)[] }[], items: number): Tally[] {
  const tallies = Array.from({ length: items }, () => ({ count: 0, sum: 0 }));
  for (const { item, scores } of reviews) {
    const one = tallies[item] as Tally;
    one.count++;
    one.sum += meanOf(scores.filter((score) => score !== null));
  }
  return tallies;
}

export function siteMean(tallies: Tally[]): number {
  const all = tallies.reduce((sum, one) => ({ count: sum.count + one.count, sum: sum.sum + one.sum }));
  return plainMean(all);
}

function bestImdb(tallies: Tally[], truth: number[]) {
  const mean = siteMean(tallies);
  const tries = IMDB_WEIGHTS.map((weight) => {
    const values = tallies.map((one) => imdbMean(one, { mean, weight }));
    return { weight, values, error: rmse(values, truth) };
  });
  return tries.reduce((best, one) => (one.error < best.error ? one : best));
}
