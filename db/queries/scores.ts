import type { Insertable, Kysely } from "kysely";
import type { Database, SolutionScores } from "../schema";

type Db = Kysely<Database>;

/** Every score that the reviews of one solution gave, oldest review first; "can't tell" is left out. */
export function listScoresOfReviews(db: Db, solutionId: string) {
  return db
    .selectFrom("reviews")
    .innerJoin("review_scores", "review_scores.review_id", "reviews.id")
    .select(["reviews.id as reviewId", "review_scores.dimension", "review_scores.score"])
    .where("reviews.solution_id", "=", solutionId)
    .where("review_scores.score", "is not", null)
    .orderBy("reviews.submitted_at")
    .orderBy("reviews.id")
    .execute();
}

/** Stores the estimates of one solution, one row a dimension. */
export function upsertSolutionScores(db: Db, rows: Insertable<SolutionScores>[]) {
  return db
    .insertInto("solution_scores")
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(["solution_id", "dimension"]).doUpdateSet((eb) => ({
        mean: eb.ref("excluded.mean"),
        sd: eb.ref("excluded.sd"),
        lower: eb.ref("excluded.lower"),
        upper: eb.ref("excluded.upper"),
        rank: eb.ref("excluded.rank"),
        scored: eb.ref("excluded.scored"),
      })),
    )
    .execute();
}

/** The estimates of some solutions. */
export function listSolutionScores(db: Db, solutionIds: string[]) {
  return db
    .selectFrom("solution_scores")
    .select(["solution_id as solutionId", "dimension", "mean", "sd", "lower", "upper", "rank", "scored"])
    .where("solution_id", "in", solutionIds)
    .execute();
}
