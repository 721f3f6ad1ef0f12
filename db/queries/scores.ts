import type { Insertable, Kysely } from "kysely";
import { solutionMedalAt } from "../expressions/solution-medal";
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
        spread: eb.ref("excluded.spread"),
        counts_for_top: eb.ref("excluded.counts_for_top"),
      })),
    )
    .execute();
}

/** Reviews and points that are looked at to count what the author of a solution made of them. */
const COUNTED = 1000;

/**
 * The estimates of one solution; the row of the overall one has when it earned its medals. Each row says the same of what
 * its author made of the reviews: how many they marked for whether they find their meaning in them, and in how many they do. With a time `since` also how many of the points that
 * ask for something they answered and adopted, and how many of the later reviews they did not answer at all, with the
 * time of the latest of those. Counts no further than 1,000 reviews and points.
 */
export function listScoresWithAnswers(db: Db, solutionId: string, since: string | null) {
  const reviews = db
    .selectFrom("reviews")
    .select(["explained_match as mark", "submitted_at as at", "answered_at"])
    .where("solution_id", "=", solutionId)
    .orderBy("submitted_at", "desc")
    .limit(COUNTED)
    .as("some");
  const points = db
    .selectFrom("points")
    .select(["answer", "adoption"])
    .where("solution_id", "=", solutionId)
    .where("kind", "<>", "praise")
    .limit(COUNTED)
    .as("some");
  const unanswered = db
    .selectFrom(reviews)
    .where("answered_at", "is", null)
    .where("at", ">", since ?? "");
  return db
    .selectFrom("solution_scores")
    .select([
      "solution_id as solutionId",
      "dimension",
      "mean",
      "lower",
      "upper",
      "scored",
      "counts_for_top as countsForTop",
      "spread",
    ])
    .select((eb) => [
      eb
        .selectFrom(reviews)
        .select((eb) => eb.fn.count<number>("mark").as("n"))
        .as("marked"),
      eb
        .selectFrom(reviews)
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .where("mark", "=", "match")
        .as("matches"),
      solutionMedalAt("among-best").as("amongBestAt"),
      solutionMedalAt("acted-on").as("actedOnAt"),
    ])
    .$if(since !== null, (query) =>
      query.select((eb) => [
        eb
          .selectFrom(points)
          .select((eb) => eb.fn.countAll<number>().as("n"))
          .as("points"),
        eb
          .selectFrom(points)
          .select((eb) => eb.fn.count<number>("answer").as("n"))
          .as("answered"),
        eb
          .selectFrom(points)
          .select((eb) => eb.fn.countAll<number>().as("n"))
          .where("adoption", "in", ["adopted", "over-limit"])
          .as("adopted"),
        unanswered.select((eb) => eb.fn.countAll<number>().as("n")).as("held"),
        unanswered.select((eb) => eb.fn.max("at").as("at")).as("latestHeld"),
      ]),
    )
    .where("solution_id", "=", solutionId)
    .execute();
}

/** The estimates of some solutions; the row of the overall one has when they earned their medals. */
export function listSolutionScores(db: Db, solutionIds: string[]) {
  return db
    .selectFrom("solution_scores")
    .select([
      "solution_id as solutionId",
      "dimension",
      "mean",
      "sd",
      "lower",
      "upper",
      "rank",
      "scored",
      "counts_for_top as countsForTop",
      "spread",
      "rising",
      "improved",
    ])
    .select([solutionMedalAt("among-best").as("amongBestAt"), solutionMedalAt("acted-on").as("actedOnAt")])
    .where("solution_id", "in", solutionIds)
    .execute();
}
