import { DIMENSION_KEYS } from "~/domain/rubric/rubric";
import { type Estimate, estimateSolution } from "~/domain/scoring/estimator";
import { scopesOf } from "~/domain/solutions/listing.server";
import { listRank } from "~/domain/solutions/rank";
import type { Ranks } from "~db/queries/listings";
import type { Batch } from "./batch";
import { iso } from "./calendar";
import type { Review } from "./reviews";
import type { Solution } from "./solutions";

/** Adds a solution's estimates, and its rows in every list unless it is withdrawn. */
export function addScoresAndListings(batch: Batch, solution: Solution, reviews: Review[]) {
  const estimates = reviews.length > 0 ? estimatesOf(reviews) : [];
  for (const [dimension, estimate] of estimates)
    batch.solution_scores.push({ solution_id: solution.id, dimension, ...estimate });
  if (solution.withdrawn) return;
  const known = new Map(estimates);
  const ranks = Object.fromEntries(
    ["overall", ...DIMENSION_KEYS].map((key) => {
      const estimate = known.get(key);
      return [`rank_${key}`, estimate ? listRank(estimate) : null];
    }),
  ) as Ranks;
  for (const scope of scopesOf(solution)) {
    batch.listings.push({
      scope,
      solution_id: solution.id,
      published_at: iso(solution.publishedAt),
      review_count: reviews.length,
      ...ranks,
    });
  }
}

function estimatesOf(reviews: Review[]): [string, Estimate][] {
  const { overall, dimensions } = estimateSolution(reviews.map(({ scores }) => scores));
  return [["overall", overall], ...Object.entries(dimensions)];
}
