import type { Kysely } from "kysely";
import type { Database } from "../schema";

type Db = Kysely<Database>;

/**
 * A member's latest reviews: how each was rated, how long it took in seconds where that is known, how many of its points
 * ask for something, and how many of these were answered and done.
 */
export function listReviewsForCard(db: Db, reviewerId: string, limit: number) {
  return db
    .selectFrom(latestReviews(db, reviewerId, limit).as("listed"))
    .leftJoin("ratings", "ratings.review_id", "listed.id")
    .select((eb) => {
      const points = eb
        .selectFrom("points")
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .whereRef("points.review_id", "=", "listed.id")
        .where("points.kind", "!=", "praise");
      return [
        "listed.id",
        "listed.seconds",
        "ratings.rating",
        points.as("points"),
        points.where("points.answer", "is not", null).as("answered"),
        points.where("points.adoption", "in", ["adopted", "over-limit"]).as("adopted"),
      ];
    })
    .execute();
}

/** A member's latest reviews with what each was measured as, the latest first. */
export function listMeasuredAs(db: Db, reviewerId: string, limit: number) {
  return db
    .selectFrom(latestReviews(db, reviewerId, limit).as("listed"))
    .innerJoin("review_fits", "review_fits.review_id", "listed.id")
    .select(["listed.id", "listed.submitted_at as submittedAt", "review_fits.channels"])
    .orderBy("listed.submitted_at", "desc")
    .orderBy("listed.id", "desc")
    .execute();
}

/** How many of a member's latest reviews scored each dimension. */
export function countScoredByDimension(db: Db, reviewerId: string, limit: number) {
  return db
    .selectFrom(latestReviews(db, reviewerId, limit).as("listed"))
    .innerJoin("review_scores", "review_scores.review_id", "listed.id")
    .select((eb) => ["review_scores.dimension", eb.fn.count<number>("review_scores.score").as("n")])
    .groupBy("review_scores.dimension")
    .execute();
}

function latestReviews(db: Db, reviewerId: string, limit: number) {
  return db
    .selectFrom("reviews")
    .select(["id", "seconds", "submitted_at"])
    .where("reviewer_id", "=", reviewerId)
    .orderBy("submitted_at", "desc")
    .orderBy("id", "desc")
    .limit(limit);
}
