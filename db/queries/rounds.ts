import type { Insertable, Kysely } from "kysely";
import type { Database, ReviewRounds, RoundRequests, RoundScores, Rounds } from "../schema";

type Db = Kysely<Database>;

/** Opens a round of a solution, unless it is open already. */
export function insertRound(db: Db, round: Insertable<Rounds>) {
  return db
    .insertInto("rounds")
    .values(round)
    .onConflict((conflict) => conflict.columns(["solution_id", "round"]).doNothing())
    .execute();
}

/** The rounds of a solution, the latest first. */
export function listRounds(db: Db, solutionId: string, limit: number) {
  return db
    .selectFrom("rounds")
    .select((eb) => [
      "rounds.round",
      "rounds.revision",
      "rounds.opened_at as openedAt",
      eb
        .selectFrom("round_requests")
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .whereRef("round_requests.solution_id", "=", "rounds.solution_id")
        .whereRef("round_requests.round", "=", "rounds.round")
        .as("asked"),
      eb
        .selectFrom("round_requests")
        .select((eb) => eb.fn.count<number>("round_requests.answered_at").as("n"))
        .whereRef("round_requests.solution_id", "=", "rounds.solution_id")
        .whereRef("round_requests.round", "=", "rounds.round")
        .as("answered"),
    ])
    .where("rounds.solution_id", "=", solutionId)
    .orderBy("rounds.round", "desc")
    .limit(limit)
    .execute();
}

/** Which of some solutions were opened for another round than the first. */
export async function listSolutionsWithRounds(db: Db, solutionIds: string[]): Promise<string[]> {
  if (solutionIds.length === 0) return [];
  const rows = await db
    .selectFrom("rounds")
    .select("solution_id as id")
    .distinct()
    .where("solution_id", "in", solutionIds)
    .where("round", ">", 1)
    .orderBy("solution_id")
    .execute();
  return rows.map(({ id }) => id);
}

/** The latest round of a solution, opened on the revision `upTo` or an earlier one; undefined while it is not published. */
export function findLatestRound(db: Db, solutionId: string, { upTo }: { upTo?: number } = {}) {
  const rounds = db
    .selectFrom("rounds")
    .select(["round", "revision", "opened_at as openedAt"])
    .where("solution_id", "=", solutionId)
    .orderBy("round", "desc")
    .limit(1);
  return (upTo === undefined ? rounds : rounds.where("revision", "<=", upTo)).executeTakeFirst();
}

/**
 * Who reviewed a solution, oldest review first: with the last revision that each judged, how many of their points
 * still wait, and whether they were asked to look again in a round.
 */
export function listRoundReviewers(db: Db, on: { solutionId: string; round: number }, limit: number) {
  return db
    .selectFrom("reviews")
    .innerJoin("users", "users.id", "reviews.reviewer_id")
    .leftJoin("round_requests", (join) =>
      join
        .on("round_requests.solution_id", "=", on.solutionId)
        .on("round_requests.round", "=", on.round)
        .onRef("round_requests.reviewer_id", "=", "reviews.reviewer_id"),
    )
    .select((eb) => [
      "reviews.id",
      "reviews.reviewer_id as userId",
      "reviews.pseudonym",
      "reviews.revealed_at as revealedAt",
      "users.handle",
      "users.reputation",
      "round_requests.requested_at as requestedAt",
      "round_requests.answered_at as answeredAt",
      eb
        .selectFrom("review_rounds")
        .select((eb) => eb.fn.max("review_rounds.revision").as("revision"))
        .whereRef("review_rounds.review_id", "=", "reviews.id")
        .$asScalar()
        .$notNull()
        .as("judged"),
      eb
        .selectFrom("points")
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .whereRef("points.review_id", "=", "reviews.id")
        .where("points.kind", "<>", "praise")
        .where("points.settled_at", "is", null)
        .as("openPoints"),
    ])
    .where("reviews.solution_id", "=", on.solutionId)
    .orderBy("reviews.submitted_at")
    .orderBy("reviews.id")
    .limit(limit)
    .execute();
}

/** Whom authors wait for: the open requests to a reviewer, the latest first, of solutions that are not withdrawn. */
export function listOpenRequests(db: Db, reviewerId: string, limit: number) {
  return db
    .selectFrom("round_requests")
    .innerJoin("solutions", "solutions.id", "round_requests.solution_id")
    .innerJoin("revisions", (join) =>
      join
        .onRef("revisions.solution_id", "=", "solutions.id")
        .onRef("revisions.revision", "=", "solutions.revision"),
    )
    .select([
      "round_requests.review_id as reviewId",
      "round_requests.round",
      "round_requests.requested_at as requestedAt",
      "revisions.title",
    ])
    .where("round_requests.reviewer_id", "=", reviewerId)
    .where("round_requests.answered_at", "is", null)
    .where("solutions.withdrawn_at", "is", null)
    .where("solutions.embargo_until", "is", null)
    .where("round_requests.round", "=", (eb) =>
      eb
        .selectFrom("round_requests as asked")
        .select((eb) => eb.fn.max<number>("asked.round").as("round"))
        .whereRef("asked.review_id", "=", "round_requests.review_id"),
    )
    .orderBy("round_requests.requested_at", "desc")
    .limit(limit)
    .execute();
}

/** Asks reviewers to look again. Returns the ids of those who were not asked in this round yet. */
export async function insertRoundRequests(
  db: Db,
  requests: Insertable<RoundRequests>[],
): Promise<{ reviewerId: string; reviewId: string }[]> {
  return db
    .insertInto("round_requests")
    .values(requests)
    .onConflict((conflict) => conflict.columns(["solution_id", "round", "reviewer_id"]).doNothing())
    .returning(["reviewer_id as reviewerId", "review_id as reviewId"])
    .execute();
}

/**
 * The last time that a reviewer was asked to look again at what a review is about, and the last revision that the
 * review judged; undefined when never.
 */
export function findRoundRequest(db: Db, reviewId: string) {
  return db
    .selectFrom("round_requests")
    .innerJoin("rounds", (join) =>
      join
        .onRef("rounds.solution_id", "=", "round_requests.solution_id")
        .onRef("rounds.round", "=", "round_requests.round"),
    )
    .select((eb) => [
      "round_requests.round",
      "rounds.revision",
      "round_requests.requested_at as requestedAt",
      "round_requests.answered_at as answeredAt",
      eb
        .selectFrom("review_rounds")
        .select((eb) => eb.fn.max("review_rounds.revision").as("revision"))
        .whereRef("review_rounds.review_id", "=", "round_requests.review_id")
        .$asScalar()
        .$notNull()
        .as("judged"),
    ])
    .where("round_requests.review_id", "=", reviewId)
    .orderBy("round_requests.round", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** Notes that a reviewer looked again in a round. */
export function updateRoundAnswered(
  db: Db,
  { reviewId, round }: { reviewId: string; round: number },
  now: string,
) {
  return db
    .updateTable("round_requests")
    .set({ answered_at: now })
    .where("review_id", "=", reviewId)
    .where("round", "=", round)
    .where("answered_at", "is", null)
    .execute();
}

/** Adds a review as it is in a round. Throws a unique violation when it is there already. */
export function insertReviewRound(db: Db, round: Insertable<ReviewRounds>) {
  return db.insertInto("review_rounds").values(round).execute();
}

/** Adds the levels of reviews as they are in a round. Throws a unique violation when one is there already. */
export function insertRoundScores(db: Db, scores: Insertable<RoundScores>[]) {
  return db.insertInto("round_scores").values(scores).execute();
}

/** What the first reviews of a solution scored in each round and count, oldest round first; null for "can't tell". */
export function listScoresByRound(db: Db, solutionId: string, reviews: number) {
  return db
    .selectFrom(
      db
        .selectFrom("reviews")
        .select("reviews.id")
        .where("reviews.solution_id", "=", solutionId)
        .orderBy("reviews.submitted_at")
        .orderBy("reviews.id")
        .limit(reviews)
        .as("some"),
    )
    .innerJoin("round_scores", "round_scores.review_id", "some.id")
    .leftJoin("review_fits", "review_fits.review_id", "some.id")
    .select((eb) => [
      "round_scores.review_id as reviewId",
      "round_scores.round",
      "round_scores.dimension",
      "round_scores.score",
      "review_fits.channels",
      eb.fn.coalesce("review_fits.trust", eb.val(1)).as("trust"),
    ])
    .orderBy("round_scores.round")
    .orderBy("round_scores.review_id")
    .execute();
}

/** Gives a review another level in one dimension, with the reason for it; a step that it asked for lives on as a point. */
export function updateReviewScore(
  db: Db,
  at: { reviewId: string; dimension: string },
  score: { score: number | null; reason: string; reason_html: string },
) {
  return db
    .updateTable("review_scores")
    .set({ ...score, step: "", step_html: "" })
    .where("review_id", "=", at.reviewId)
    .where("dimension", "=", at.dimension)
    .execute();
}

/** Notes that a reviewer calls some points of their review solved. */
export function updatePointsSettled(db: Db, reviewId: string, pointIds: string[], now: string) {
  return db
    .updateTable("points")
    .set({ settled_at: now })
    .where("review_id", "=", reviewId)
    .where("id", "in", pointIds)
    .where("settled_at", "is", null)
    .execute();
}
