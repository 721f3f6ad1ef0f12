import type { Kysely } from "kysely";
import type { Database } from "../schema";

type Db = Kysely<Database>;

/**
 * The reviews of a solution, the oldest first, with who wrote each and what it counts and adds up to; without `channels`
 * where that was not computed yet.
 */
export function listReviewsToExplain(db: Db, solutionId: string, limit: number) {
  return db
    .selectFrom("reviews")
    .innerJoin("solutions", "solutions.id", "reviews.solution_id")
    .innerJoin("users as reviewer", "reviewer.id", "reviews.reviewer_id")
    .leftJoin("review_fits", "review_fits.review_id", "reviews.id")
    .select([
      "reviews.id",
      "reviews.reviewer_id as reviewerId",
      "reviewer.handle as reviewer",
      "reviews.pseudonym",
      "reviews.revealed_at as revealedAt",
      "reviews.submitted_at as submittedAt",
      "review_fits.trust",
      "review_fits.trust_why as trustWhy",
      "review_fits.channels",
    ])
    .where("reviews.solution_id", "=", solutionId)
    .orderBy("reviews.submitted_at")
    .orderBy("reviews.id")
    .limit(limit)
    .execute();
}
