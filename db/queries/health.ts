import type { Insertable, Kysely } from "kysely";
import type { Database, RubricHealth } from "../schema";

type Db = Kysely<Database>;

/** Keeps the latest figures about a version of the rubric. */
export function upsertHealth(db: Db, row: Insertable<RubricHealth>) {
  return db
    .insertInto("rubric_health")
    .values(row)
    .onConflict((conflict) =>
      conflict.column("rubric_version").doUpdateSet({ figures: row.figures, measured_at: row.measured_at }),
    )
    .execute();
}

/** The figures about a version of the rubric that were kept last; undefined while there are none. */
export function findHealth(db: Db, rubricVersion: number) {
  return db
    .selectFrom("rubric_health")
    .select(["figures", "measured_at as measuredAt"])
    .where("rubric_version", "=", rubricVersion)
    .executeTakeFirst();
}

/**
 * The latest reviews since a time, from before a position, a row for each level that they gave first (null for "can't
 * tell"). Written on one version of the rubric, counting in scores, of solutions that stand in lists. At most `limit`
 * reviews.
 */
export function listMeasuredReviews(
  db: Db,
  rubricVersion: number,
  page: { since: string; before: { submittedAt: string; id: string } | null; limit: number },
) {
  let query = db
    .selectFrom("reviews")
    .innerJoin("listings", (join) =>
      join.onRef("listings.solution_id", "=", "reviews.solution_id").on("listings.scope", "=", "all"),
    )
    .select(["reviews.id", "reviews.solution_id", "reviews.reviewer_id", "reviews.submitted_at"])
    .select("reviews.independent")
    .where("reviews.submitted_at", ">", page.since)
    .where("reviews.rubric_version", "=", rubricVersion)
    .where("reviews.counts", ">", 0)
    .orderBy("reviews.submitted_at", "desc")
    .orderBy("reviews.id", "desc")
    .limit(page.limit);
  const { before } = page;
  if (before) {
    query = query.where((eb) =>
      eb(eb.refTuple("reviews.submitted_at", "reviews.id"), "<", eb.tuple(before.submittedAt, before.id)),
    );
  }
  return db
    .selectFrom(query.as("listed"))
    .innerJoin("solutions", "solutions.id", "listed.solution_id")
    .innerJoin("round_scores", (join) =>
      join.onRef("round_scores.review_id", "=", "listed.id").on("round_scores.round", "=", (eb) =>
        eb
          .selectFrom("review_rounds")
          .select((eb) => eb.fn.min<number>("review_rounds.round").as("round"))
          .whereRef("review_rounds.review_id", "=", "listed.id"),
      ),
    )
    .leftJoin("ratings", "ratings.review_id", "listed.id")
    .select([
      "listed.id",
      "listed.solution_id as solutionId",
      "listed.reviewer_id as reviewerId",
      "listed.submitted_at as submittedAt",
      "listed.independent",
      "solutions.author_id as authorId",
      "ratings.rating",
      "round_scores.dimension",
      "round_scores.score",
    ])
    .orderBy("listed.submitted_at", "desc")
    .orderBy("listed.id", "desc")
    .execute();
}
