import { type Insertable, type Kysely, sql } from "kysely";
import type { Database, ReviewScores, Reviews, SealOpenings } from "../schema";

type Db = Kysely<Database>;

/** Adds a review. Throws a unique violation when the person has reviewed the solution already. */
export function insertReview(db: Db, review: Insertable<Reviews>) {
  return db.insertInto("reviews").values(review).execute();
}

export function insertReviewScores(db: Db, scores: Insertable<ReviewScores>[]) {
  return db.insertInto("review_scores").values(scores).execute();
}

/** What stands between a person and a solution's reviews: their own, whether they opened the others, since when they read. */
export async function findReviewerState(db: Db, solutionId: string, userId: string) {
  const row = await db
    .selectNoFrom((eb) => [
      eb
        .selectFrom("reviews")
        .select("id")
        .where("solution_id", "=", solutionId)
        .where("reviewer_id", "=", userId)
        .as("reviewId"),
      eb
        .selectFrom("seal_openings")
        .select("opened_at")
        .where("solution_id", "=", solutionId)
        .where("user_id", "=", userId)
        .as("openedAt"),
      eb
        .selectFrom("reading_starts")
        .select("started_at")
        .where("solution_id", "=", solutionId)
        .where("user_id", "=", userId)
        .as("readingSince"),
    ])
    .executeTakeFirstOrThrow();
  const { reviewId, openedAt, readingSince } = row;
  return { reviewId, hasReviewed: reviewId !== null, hasOpened: openedAt !== null, readingSince };
}

/** Records that a person chose to read a solution's reviews before writing one. */
export function insertSealOpening(db: Db, opening: Insertable<SealOpenings>) {
  return db
    .insertInto("seal_openings")
    .values(opening)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The scores of some reviews, with their reasons. */
export function listReviewScores(db: Db, reviewIds: string[]) {
  return selectReviewScores(db, reviewIds).execute();
}

function selectReviewScores(db: Db, reviewIds: string[]) {
  return db
    .selectFrom("review_scores")
    .select([
      "review_id as reviewId",
      "dimension",
      "score",
      "reason_html as reasonHtml",
      "quote",
      "step_html as stepHtml",
    ])
    .where("review_id", "in", reviewIds);
}

/**
 * As `listReviewScores`, and of some of the reviews also what they scored in each round, with the round's revision and
 * note: rows of a round have its number, the others null. In no order.
 */
export function listScoresInRounds(db: Db, reviewIds: string[], again: string[]) {
  const rounds = db
    .selectFrom("review_rounds")
    .innerJoin("round_scores", (join) =>
      join
        .onRef("round_scores.review_id", "=", "review_rounds.review_id")
        .onRef("round_scores.round", "=", "review_rounds.round"),
    )
    .select([
      "review_rounds.review_id as reviewId",
      "round_scores.dimension",
      "round_scores.score",
      "round_scores.reason_html as reasonHtml",
      sql<string>`''`.as("quote"),
      sql<string>`''`.as("stepHtml"),
      "review_rounds.round",
      "review_rounds.revision",
      "review_rounds.note_html as noteHtml",
      "review_rounds.submitted_at as submittedAt",
    ])
    .where("review_rounds.review_id", "in", again);
  return selectReviewScores(db, reviewIds)
    .select([
      sql<number | null>`cast(null as integer)`.as("round"),
      sql<number>`0`.as("revision"),
      sql<string>`''`.as("noteHtml"),
      sql<string>`''`.as("submittedAt"),
    ])
    .unionAll(rounds)
    .execute();
}

/** The id and time of a solution's first review; undefined while there is none. */
export function findFirstReview(db: Db, solutionId: string) {
  return db
    .selectFrom("reviews")
    .select(["id", "submitted_at as submittedAt"])
    .where("solution_id", "=", solutionId)
    .orderBy("submitted_at")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
}

/** How many reviews a person has submitted; counts no further than `limit`. */
export async function countReviewsBy(db: Db, reviewerId: string, limit: number): Promise<number> {
  const row = await db
    .selectFrom(
      db.selectFrom("reviews").select("id").where("reviewer_id", "=", reviewerId).limit(limit).as("some"),
    )
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return row.n;
}

/** How many reviews there are; counts no further than `limit`. */
export async function countReviews(db: Db, limit: number): Promise<number> {
  const row = await db
    // Every id is above it: without a condition a planner may walk the table.
    .selectFrom(db.selectFrom("reviews").select("id").where("id", ">", "").limit(limit).as("some"))
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return row.n;
}

/** Reviews submitted before a time that are not closed, rated or not; oldest first. */
export function listOpenReviews(db: Db, submittedBefore: string, limit: number) {
  return db
    .selectFrom("reviews")
    .select([
      "reviews.id",
      "reviews.solution_id as solutionId",
      "reviews.reviewer_id as reviewerId",
      "reviews.submitted_at as submittedAt",
    ])
    .where("reviews.closed_at", "is", null)
    .where("reviews.submitted_at", "<", submittedBefore)
    .orderBy("reviews.submitted_at")
    .orderBy("reviews.id")
    .limit(limit)
    .execute();
}

export function updateReviewClosed(db: Db, id: string, now: string) {
  return db.updateTable("reviews").set({ closed_at: now }).where("id", "=", id).execute();
}

/** Notes that the author answered a review at a time; the first time stays. */
export function updateReviewAnswered(db: Db, id: string, now: string) {
  return db
    .updateTable("reviews")
    .set({ answered_at: now })
    .where("id", "=", id)
    .where("answered_at", "is", null)
    .execute();
}

/** Notes whether the author finds their meaning in how a review explains it back. */
export function updateExplainedMatch(db: Db, id: string, match: Reviews["explained_match"]) {
  return db.updateTable("reviews").set({ explained_match: match }).where("id", "=", id).execute();
}
