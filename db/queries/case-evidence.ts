import type { Kysely } from "kysely";
import { isBlind } from "../expressions/blind";
import type { Database } from "../schema";

type Db = Kysely<Database>;

/**
 * How often some members reviewed each other, with the mean of the levels they gave; apart for what somebody goes by a
 * pseudonym for, `blind` 1. The most first.
 */
export function listReviewsAmong(db: Db, userIds: string[], limit: number) {
  return db
    .selectFrom("reviews")
    .innerJoin("solutions", "solutions.id", "reviews.solution_id")
    .leftJoin("review_scores", "review_scores.review_id", "reviews.id")
    .select((eb) => [
      "reviews.reviewer_id as fromId",
      "solutions.author_id as toId",
      isBlind.as("blind"),
      eb.fn.count<number>("reviews.id").distinct().as("reviews"),
      eb.fn.avg<number | null>("review_scores.score").as("level"),
    ])
    .where("reviews.reviewer_id", "in", userIds)
    .where("solutions.author_id", "in", userIds)
    .groupBy(["reviews.reviewer_id", "solutions.author_id", isBlind])
    .orderBy("reviews", "desc")
    .orderBy("fromId")
    .orderBy("toId")
    .limit(limit)
    .execute();
}

/** How often some members rated each other's reviews; as `listReviewsAmong`. */
export function listRatingsAmong(db: Db, userIds: string[], limit: number) {
  return db
    .selectFrom("ratings")
    .innerJoin("reviews", "reviews.id", "ratings.review_id")
    .innerJoin("solutions", "solutions.id", "reviews.solution_id")
    .select((eb) => [
      "ratings.rater_id as fromId",
      "reviews.reviewer_id as toId",
      isBlind.as("blind"),
      eb.fn.countAll<number>().as("ratings"),
      eb.fn
        .sum<number>(eb.case().when("ratings.rating", "=", "not-helpful").then(0).else(1).end())
        .as("helpful"),
    ])
    .where("ratings.rater_id", "in", userIds)
    .where("reviews.reviewer_id", "in", userIds)
    .groupBy(["ratings.rater_id", "reviews.reviewer_id", isBlind])
    .orderBy("ratings", "desc")
    .orderBy("fromId")
    .orderBy("toId")
    .limit(limit)
    .execute();
}

/** Some reviews with their writers, their solutions, their ratings, and what they count; the newest first. */
export function listReviewsOfCase(db: Db, reviewIds: string[]) {
  return db
    .selectFrom("reviews")
    .innerJoin("solutions", "solutions.id", "reviews.solution_id")
    .innerJoin("revisions", (join) =>
      join
        .onRef("revisions.solution_id", "=", "solutions.id")
        .onRef("revisions.revision", "=", "solutions.revision"),
    )
    .leftJoin("ratings", "ratings.review_id", "reviews.id")
    .select([
      "reviews.id",
      "solutions.id as solutionId",
      "ratings.rater_id as raterId",
      "ratings.rating",
      "ratings.rated_at as ratedAt",
      "reviews.reviewer_id as reviewerId",
      "reviews.submitted_at as submittedAt",
      "reviews.seconds",
      "reviews.counts",
      "reviews.counts_why as countsWhy",
      "revisions.title",
      "solutions.author_id as authorId",
      "solutions.published_at as publishedAt",
      "solutions.withdrawn_at as withdrawnAt",
      "solutions.embargo_until as embargoUntil",
      isBlind.as("blind"),
    ])
    .where("reviews.id", "in", reviewIds)
    .orderBy("reviews.submitted_at", "desc")
    .orderBy("reviews.id", "desc")
    .execute();
}

/** Since when some members have been there. */
export function listUsersSince(db: Db, userIds: string[]) {
  return db
    .selectFrom("users")
    .select(["id", "created_at as createdAt"])
    .where("id", "in", userIds)
    .execute();
}

/** How far work that is done once a day has come; undefined where it never began. */
export function findAudit(db: Db, name: string) {
  return db.selectFrom("audits").select(["day", "position"]).where("name", "=", name).executeTakeFirst();
}

export function upsertAudit(db: Db, name: string, { day, position }: { day: string; position: string }) {
  return db
    .insertInto("audits")
    .values({ name, day, position })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ day, position }))
    .execute();
}
