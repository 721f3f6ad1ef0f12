import type { Kysely } from "kysely";
import { isBlind } from "../expressions/blind";
import type { Database } from "../schema";

type Db = Kysely<Database>;

/** The reviews that were submitted up to a time by their id, from behind `after`. */
export function listReviewsById(db: Db, { after, until }: { after: string; until: string }, limit: number) {
  return db
    .selectFrom("reviews")
    .innerJoin("solutions", "solutions.id", "reviews.solution_id")
    .select([
      "reviews.id",
      "reviews.solution_id as solutionId",
      "reviews.reviewer_id as reviewerId",
      "solutions.author_id as authorId",
      "reviews.assigned",
      "reviews.counts",
      "reviews.submitted_at as submittedAt",
      isBlind.as("blind"),
    ])
    .where("reviews.id", ">", after)
    .where("reviews.submitted_at", "<=", until)
    .orderBy("reviews.id")
    .limit(limit)
    .execute();
}

/** The scores of the reviews with an id behind `after` and up to `to`; "can't tell" is left out. */
export function listScoresById(db: Db, { after, to }: { after: string; to: string }) {
  return db
    .selectFrom("review_scores")
    .select(["review_id as reviewId", "dimension", "score"])
    .where("review_id", ">", after)
    .where("review_id", "<=", to)
    .where("score", "is not", null)
    .execute();
}

/** The scores of one review; "can't tell" is null. */
export function listScoresOfReview(db: Db, reviewId: string) {
  return db
    .selectFrom("review_scores")
    .select(["dimension", "score"])
    .where("review_id", "=", reviewId)
    .execute();
}

/**
 * What people said until a time of the reviews with an id behind `after` and up to `to`: authors' ratings and reviewers'
 * endorsements.
 */
export async function listVotesById(
  db: Db,
  { after, to, until }: { after: string; to: string; until: string },
) {
  const ratings = await db
    .selectFrom("ratings")
    .leftJoin("review_fits", "review_fits.review_id", "ratings.review_id")
    .select([
      "ratings.review_id as reviewId",
      "ratings.rater_id as raterId",
      "ratings.rating",
      "review_fits.ring",
    ])
    .where("ratings.review_id", ">", after)
    .where("ratings.review_id", "<=", to)
    .where("ratings.rated_at", "<=", until)
    .orderBy("ratings.review_id")
    .orderBy("ratings.rater_id")
    .execute();
  const endorsements = await db
    .selectFrom("endorsements")
    .leftJoin("review_fits", "review_fits.review_id", "endorsements.review_id")
    .select(["endorsements.review_id as reviewId", "endorsements.user_id as raterId", "review_fits.ring"])
    .where("endorsements.review_id", ">", after)
    .where("endorsements.review_id", "<=", to)
    .where("endorsements.endorsed_at", "<=", until)
    .orderBy("endorsements.review_id")
    .orderBy("endorsements.user_id")
    .execute();
  return { ratings, endorsements };
}

/** How many levels above the references first tries of the examples until a time lay, by member, from behind `after`. */
export function listLeaningsByMember(
  db: Db,
  { after, until }: { after: string; until: string },
  limit: number,
) {
  return db
    .selectFrom("calibrations")
    .select((eb) => [
      "user_id as userId",
      eb.fn.count<number>("leaning").as("count"),
      eb.fn.sum<number>("leaning").as("sum"),
    ])
    .where("user_id", ">", after)
    .where("leaning", "is not", null)
    .where("done_at", "<=", until)
    .groupBy("user_id")
    .orderBy("user_id")
    .limit(limit)
    .execute();
}

/** What is stored of the reviews of some solutions, the oldest first. */
export function listFitsOfSolutions(db: Db, solutionIds: string[]) {
  return db
    .selectFrom("review_fits")
    .innerJoin("reviews", "reviews.id", "review_fits.review_id")
    .select([
      "review_fits.review_id as id",
      "review_fits.solution_id as solutionId",
      "review_fits.reviewer_id as reviewerId",
      "review_fits.author_id as authorId",
      "review_fits.trust",
      "review_fits.trust_why as trustWhy",
      "review_fits.ring",
      "review_fits.channels",
      "reviews.assigned",
      "reviews.counts",
    ])
    .where("review_fits.solution_id", "in", solutionIds)
    .orderBy("review_fits.solution_id")
    .orderBy("review_fits.review_id")
    .execute();
}

/** Reviews that were submitted or looked over again since a time, by one reviewer or by all; by their id. */
export function listReviewsSince(db: Db, since: string, reviewerId?: string) {
  const query = db
    .selectFrom("review_rounds")
    .innerJoin("reviews", "reviews.id", "review_rounds.review_id")
    .select(["reviews.id", "reviews.solution_id as solutionId", "reviews.reviewer_id as reviewerId"])
    .distinct()
    .where("review_rounds.submitted_at", ">=", since)
    .orderBy("reviews.id");
  return (reviewerId === undefined ? query : query.where("reviews.reviewer_id", "=", reviewerId)).execute();
}
