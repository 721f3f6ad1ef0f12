import { DIMENSION_KEYS } from "~/domain/rubric/rubric";
import { estimateSolution } from "~/domain/scoring/estimator";
import { PRIORS } from "~/domain/scoring/method";
import type { Estimate } from "~/domain/scoring/state";
import { scopesOf } from "~/domain/solutions/listing.server";
import { listRank, risingAfter } from "~/domain/solutions/rank";
import type { Ranks } from "~db/queries/listings";
import type { Batch } from "./batch";
import { iso } from "./calendar";
import type { Review } from "./reviews";
import type { Solution } from "./solutions";

/** Adds a solution's estimates, and its rows in every list unless it is withdrawn. */
export function addScoresAndListings(batch: Batch, solution: Solution, reviews: Review[]) {
  const estimates = reviews.length > 0 ? estimatesOf(reviews) : [];
  const known = new Map(estimates);
  const gains = { rising: risingOf(reviews), improved: improvedOf(solution, known.get("overall")) };
  for (const [dimension, estimate] of estimates) {
    batch.solution_scores.push({
      solution_id: solution.id,
      dimension,
      ...estimate,
      counts_for_top: estimate.scored,
      ...(dimension === "overall" ? gains : { rising: null, improved: null }),
    });
  }
  if (solution.withdrawn) return;
  const ranks = Object.fromEntries(
    ["overall", ...DIMENSION_KEYS].map((key) => {
      const estimate = known.get(key);
      return [`rank_${key}`, estimate ? listRank({ ...estimate, countsForTop: estimate.scored }) : null];
    }),
  ) as Ranks;
  for (const scope of scopesOf(solution)) {
    batch.listings.push({
      scope,
      solution_id: solution.id,
      published_at: iso(solution.publishedAt),
      review_count: reviews.length,
      ...ranks,
      ...gains,
    });
  }
}

function estimatesOf(reviews: Review[]): [string, Estimate][] {
  const { overall, dimensions } = estimateSolution(reviews.map(({ scores }) => scores));
  return [["overall", overall], ...Object.entries(dimensions)];
}

function risingOf(reviews: Review[]): number | null {
  let [rising, mean]: [number | null, number] = [null, PRIORS.mean];
  reviews.forEach(({ at }, i) => {
    const next = estimateSolution(reviews.slice(0, i + 1).map(({ scores }) => scores)).overall.mean;
    rising = risingAfter(rising, next - mean, iso(at));
    mean = next;
  });
  return rising;
}

/** Nobody looks again here, so what was revised and reviewed gets some gain for the list's sake. */
function improvedOf({ revisedAt }: Solution, overall: Estimate | undefined): number | null {
  if (!overall || revisedAt.length < 2) return null;
  return Math.round(Math.abs(overall.mean - PRIORS.mean) * 5000) / 10_000;
}
