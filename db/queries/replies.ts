import type { Insertable, Kysely } from "kysely";
import type { Database, Replies, ReplyVersions } from "../schema";

type Db = Kysely<Database>;

/** Adds a reply below a review. */
export function insertReply(db: Db, reply: Insertable<Replies>) {
  return db.insertInto("replies").values(reply).execute();
}

/**
 * The latest replies below some reviews, newest first, with what tells who wrote each: the author of the solution under
 * the name of the solution, everybody else under the name of their own review of it.
 */
export function listReplies(db: Db, reviewIds: string[], limit: number) {
  return db
    .selectFrom("replies")
    .innerJoin("users", "users.id", "replies.author_id")
    .innerJoin("reviews", "reviews.id", "replies.review_id")
    .innerJoin("solutions", "solutions.id", "reviews.solution_id")
    .leftJoin("reviews as own", (join) =>
      join
        .onRef("own.solution_id", "=", "reviews.solution_id")
        .onRef("own.reviewer_id", "=", "replies.author_id"),
    )
    .select([
      "replies.id",
      "replies.review_id as reviewId",
      "replies.author_id as userId",
      "replies.point_id as pointId",
      "replies.body_html as bodyHtml",
      "replies.posted_at as postedAt",
      "replies.edited_at as editedAt",
      "replies.deleted_at as deletedAt",
      "users.handle",
      "users.reputation",
      "reviews.reviewer_id as reviewerId",
      "solutions.author_id as authorId",
      "solutions.pseudonym as authorPseudonym",
      "solutions.revealed_at as authorRevealedAt",
      "own.pseudonym as ownPseudonym",
      "own.revealed_at as ownRevealedAt",
    ])
    .where("replies.review_id", "in", reviewIds)
    .orderBy("replies.posted_at", "desc")
    .orderBy("replies.id", "desc")
    .limit(limit)
    .execute();
}

/** One reply with its Markdown, whoever wrote it and taken back or not; undefined when there is none. */
export function findReply(db: Db, id: string) {
  return selectReply(db, id).executeTakeFirst();
}

/** As `findReply`, held until the end of the transaction. */
export function lockReply(db: Db, id: string) {
  return selectReply(db, id).forNoKeyUpdate().executeTakeFirst();
}

function selectReply(db: Db, id: string) {
  return db
    .selectFrom("replies")
    .select([
      "id",
      "review_id as reviewId",
      "author_id as authorId",
      "point_id as pointId",
      "body",
      "body_html as bodyHtml",
      "deleted_at as deletedAt",
    ])
    .where("id", "=", id);
}

/** Gives a reply another text. */
export function updateReply(
  db: Db,
  id: string,
  reply: Pick<Replies, "body" | "body_html"> & { edited_at: string },
) {
  return db.updateTable("replies").set(reply).where("id", "=", id).execute();
}

/** Takes a reply back; its text stays in the table. Returns false when it was taken back already. */
export async function updateReplyDeleted(db: Db, id: string, now: string): Promise<boolean> {
  const result = await db
    .updateTable("replies")
    .set({ deleted_at: now })
    .where("id", "=", id)
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Keeps what a reply said before it was edited. */
export function insertReplyVersion(db: Db, version: Insertable<ReplyVersions>) {
  return db.insertInto("reply_versions").values(version).execute();
}

/** How often a reply was edited. */
export async function countReplyVersions(db: Db, replyId: string): Promise<number> {
  const row = await db
    .selectFrom("reply_versions")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("reply_id", "=", replyId)
    .executeTakeFirstOrThrow();
  return row.n;
}

/** What some replies said before they were edited, the latest first. */
export function listReplyVersions(db: Db, replyIds: string[], limit: number) {
  return db
    .selectFrom("reply_versions")
    .select(["reply_id as replyId", "version", "body_html as bodyHtml", "replaced_at as replacedAt"])
    .where("reply_id", "in", replyIds)
    .orderBy("replaced_at", "desc")
    .orderBy("version", "desc")
    .limit(limit)
    .execute();
}

/**
 * A review of a solution, submitted before a time, below which the solution's author wrote nothing and of which they
 * answered no point; undefined when there is none.
 */
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
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("points")
            .select("points.id")
            .whereRef("points.review_id", "=", "reviews.id")
            .where("points.answer", "is not", null),
        ),
      ),
    )
    .limit(1)
    .executeTakeFirst();
}
