import type { Insertable, Kysely } from "kysely";
import type { Database, Replies } from "../schema";

type Db = Kysely<Database>;

export function insertReply(db: Db, reply: Insertable<Replies>) {
  return db.insertInto("replies").values(reply).execute();
}

/** The latest replies below some reviews, newest first. */
export function listReplies(db: Db, reviewIds: string[], limit: number) {
  return db
    .selectFrom("replies")
    .innerJoin("users", "users.id", "replies.author_id")
    .select([
      "replies.id",
      "replies.review_id as reviewId",
      "replies.author_id as authorId",
      "replies.body_html as bodyHtml",
      "replies.posted_at as postedAt",
      "users.handle as author",
    ])
    .where("replies.review_id", "in", reviewIds)
    .orderBy("replies.posted_at", "desc")
    .orderBy("replies.id", "desc")
    .limit(limit)
    .execute();
}

/** The first reply by a person below a review; undefined when there is none. */
export function findReplyBy(db: Db, reviewId: string, authorId: string) {
  return db
    .selectFrom("replies")
    .select(["id"])
    .where("review_id", "=", reviewId)
    .where("author_id", "=", authorId)
    .limit(1)
    .executeTakeFirst();
}

/** A review of a solution, submitted before a time, below which the solution's author wrote nothing; undefined when there is none. */
export function findUnansweredReview(
  db: Db,
  { solutionId, authorId }: { solutionId: string; authorId: string },
  submittedBefore: string,
) {
  return db
    .selectFrom("reviews")
    .select("reviews.id")
    .where("reviews.solution_id", "=", solutionId)
    .where("reviews.submitted_at", "<", submittedBefore)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("replies")
            .select("replies.id")
            .whereRef("replies.review_id", "=", "reviews.id")
            .where("replies.author_id", "=", authorId),
        ),
      ),
    )
    .limit(1)
    .executeTakeFirst();
}
