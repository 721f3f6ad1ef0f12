import { type Explained, explain } from "~/domain/scoring/explain";
import { fitScores, overallOf, siteMean } from "~/domain/scoring/fit";
import { tableOf } from "~/domain/scoring/review-table";

/** What four reviewers gave five solutions; null where one did not review. */
const LEVELS = [
  [5, 4, 4, null],
  [4, 3, 2, null],
  [5, 4, 3, null],
  [5, null, null, 3],
  [null, 3, null, 4],
];
export const REVIEWERS = ["Ada", "Ben", "Cleo", "Dan"];
const EXPLAINED = 3;

export interface WorkedExample {
  solutions: {
    name: string;
    levels: (number | null)[];
    plain: number;
    mean: number;
    lower: number;
    upper: number;
  }[];
  /** How far above others each reviewer scores. */
  leniencies: number[];
  /** The fourth solution, taken apart. */
  explained: Explained;
}

/** Five solutions and four reviewers, computed by what computes the site's scores, with everything else at the priors. */
export function workedExample(): WorkedExample {
  const reviews = LEVELS.flatMap((levels, item) =>
    levels.flatMap((level, reviewer) => (level === null ? [] : [{ item, reviewer, scores: [level] }])),
  );
  const table = tableOf(reviews);
  const fit = fitScores(table, { fixed: true, trust: false });
  const solutions = LEVELS.map((levels, item) => {
    const given = levels.filter((level) => level !== null);
    const { mean, lower, upper } = overallOf(fit, item);
    const plain = given.reduce((sum, level) => sum + level, 0) / given.length;
    return { name: `Solution ${item + 1}`, levels, plain, mean, lower, upper };
  });
  const parts = [...table.item.keys()]
    .filter((k) => table.item[k] === EXPLAINED)
    .map((k) => {
      const { p, x, w, d, e } = fit.overall;
      const at = (column: Float32Array | Float64Array) => column[k] ?? 0;
      const review = { y: at(fit.level), x: at(x), p: at(p), w: at(w), d: at(d), e: at(e) };
      return { reviewId: String(table.reviewer[k]), parts: review };
    });
  return {
    solutions,
    leniencies: [...fit.overall.leniency],
    explained: explain(parts, fit.state.overall, siteMean(fit.state)),
  };
}
