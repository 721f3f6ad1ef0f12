import { DIMENSION_KEYS } from "~/domain/rubric/rubric";
import { dimensionOf, fitScores, type Interval, overallOf } from "~/domain/scoring/fit";
import { tableOf } from "~/domain/scoring/review-table";
import type { Post, Town } from "./town";

/** One review of a town as the estimator takes it, with its id. */
export interface TownReview {
  id: string;
  item: number;
  reviewer: number;
  author: number;
  scores: (number | null)[];
  assigned: boolean;
  counts: number;
}

/** All reviewed posts of a town, in the order of their first review, and their reviews in the order in which they came. */
export interface TownReviews {
  posts: Post[];
  reviews: TownReview[];
}

export async function readReviews({ connection, posts }: Town): Promise<TownReviews> {
  const rows = await connection.db
    .selectFrom("reviews")
    .innerJoin("solutions", "solutions.id", "reviews.solution_id")
    .select([
      "reviews.id",
      "reviews.solution_id as solutionId",
      "reviews.reviewer_id as reviewerId",
      "solutions.author_id as authorId",
      "reviews.assigned",
      "reviews.counts",
    ])
    .orderBy("reviews.submitted_at")
    .orderBy("reviews.id")
    .execute();
  const scores = await readScores(connection.db);
  const items = new Map<string, number>();
  const people = new Map<string, number>();
  const indexIn = (map: Map<string, number>, id: string) => {
    const index = map.get(id) ?? map.size;
    map.set(id, index);
    return index;
  };
  const reviews = rows.map((row) => ({
    id: row.id,
    item: indexIn(items, row.solutionId),
    reviewer: indexIn(people, row.reviewerId),
    author: indexIn(people, row.authorId),
    scores: scores.get(row.id) ?? [],
    assigned: row.assigned === 1,
    counts: row.counts,
  }));
  return { posts: [...items.keys()].map((id) => posts.get(id) as Post), reviews };
}

async function readScores(db: Town["connection"]["db"]): Promise<Map<string, (number | null)[]>> {
  const rows = await db.selectFrom("review_scores").select(["review_id", "dimension", "score"]).execute();
  const scores = new Map<string, (number | null)[]>();
  for (const { review_id, dimension, score } of rows) {
    const levels = scores.get(review_id) ?? DIMENSION_KEYS.map(() => null);
    levels[DIMENSION_KEYS.indexOf(dimension as (typeof DIMENSION_KEYS)[number])] = score;
    scores.set(review_id, levels);
  }
  return scores;
}

export interface TownEstimates {
  overall: Interval[];
  dimensions: Interval[][];
}

/** What the site stored and shows of the posts. */
export async function readEstimates({ connection }: Town, posts: Post[]): Promise<TownEstimates> {
  const rows = await connection.db
    .selectFrom("solution_scores")
    .select(["solution_id", "dimension", "mean", "sd", "lower", "upper", "rank"])
    .execute();
  const stored = new Map(rows.map((row) => [`${row.solution_id} ${row.dimension}`, row]));
  const find = (id: string, dimension: string): Interval => {
    const row = stored.get(`${id} ${dimension}`);
    if (!row) throw new Error(`Solution ${id} has no ${dimension} score`);
    return row;
  };
  return {
    overall: posts.map(({ id }) => find(id, "overall")),
    dimensions: posts.map(({ id }) => DIMENSION_KEYS.map((key) => find(id, key))),
  };
}

/** What a full fit of these reviews says. Each post needs one at least. */
export function fitReviews(reviews: TownReview[], items: number): TownEstimates {
  const fit = fitScores(tableOf(reviews));
  const all = Array.from({ length: items }, (_, item) => item);
  return {
    overall: all.map((item) => overallOf(fit, item)),
    dimensions: all.map((item) => DIMENSION_KEYS.map((_, d) => dimensionOf(fit, item, d))),
  };
}
