import { expressionBuilder, type Insertable, type Kysely, type SelectQueryBuilder } from "kysely";
import type { Calibrations, Database } from "../schema";

type Db = Kysely<Database>;

/** Keeps a member's first try of an example. Returns false when there is one already. */
export async function insertCalibration(db: Db, calibration: Insertable<Calibrations>): Promise<boolean> {
  const result = await db
    .insertInto("calibrations")
    .values(calibration)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** How a member scored an example; undefined when they have not. */
export function findCalibration(db: Db, userId: string, example: string) {
  return db
    .selectFrom("calibrations")
    .select(["scores", "distance"])
    .where("user_id", "=", userId)
    .where("example", "=", example)
    .executeTakeFirst();
}

/** Which examples a member has scored, and how far from the reference, in levels. */
export function listCalibrations(db: Db, userId: string) {
  return db
    .selectFrom("calibrations")
    .select(["example", "distance"])
    .where("user_id", "=", userId)
    .execute();
}

/** Calls a member calibrated from a time on, unless they are already. */
export function updateCalibrated(db: Db, userId: string, now: string) {
  return db
    .updateTable("users")
    .set({ calibrated_at: now })
    .where("id", "=", userId)
    .where("calibrated_at", "is", null)
    .execute();
}

/** Whose reviews a reader may read: those of every public solution, or a member's, where they have the right to. */
export interface GalleryReader {
  /** Null for a visitor, from whom nothing is sealed. */
  memberId: string | null;
  today: string;
}

/** A page of the gallery: from behind a position, or from the top. */
export interface GalleryPosition {
  before: { ratedAt: string; id: string } | null;
  limit: number;
}

/**
 * Reviews that authors found very helpful, of public solutions whose reviews the reader may read: a visitor those of
 * all; a member those of solutions that they wrote, have reviewed, or whose seal they opened. Latest rating first, from
 * behind the given position.
 */
export function listVeryHelpfulReviews(db: Db, reader: GalleryReader, page: GalleryPosition) {
  const { memberId, today } = reader;
  const found =
    memberId === null
      ? chosen(db.selectFrom("ratings").innerJoin("reviews", "reviews.id", "ratings.review_id"), today, page)
      : chosen(readableBy(db, memberId), today, page);
  return db
    .selectFrom(found.as("listed"))
    .innerJoin("reviews", "reviews.id", "listed.reviewId")
    .innerJoin("solutions", "solutions.id", "reviews.solution_id")
    .innerJoin("revisions", (join) =>
      join
        .onRef("revisions.solution_id", "=", "solutions.id")
        .onRef("revisions.revision", "=", "solutions.revision"),
    )
    .innerJoin("users as reviewer", "reviewer.id", "reviews.reviewer_id")
    .innerJoin("users as author", "author.id", "solutions.author_id")
    .select((eb) => [
      "reviews.id",
      "reviews.reviewer_id as reviewerId",
      "reviews.pseudonym as reviewerPseudonym",
      "reviews.revealed_at as reviewerRevealedAt",
      "reviewer.handle as reviewer",
      "reviewer.reputation as reviewerReputation",
      "reviews.change_html as changeHtml",
      "reviews.explained_match as explainedMatch",
      "listed.ratedAt",
      "listed.ratingReason",
      "solutions.author_id as authorId",
      "solutions.pseudonym as authorPseudonym",
      "solutions.revealed_at as authorRevealedAt",
      "author.handle as author",
      "author.reputation as authorReputation",
      "solutions.id as solutionId",
      "revisions.slug",
      "revisions.title",
      eb
        .selectFrom("endorsements")
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .whereRef("endorsements.review_id", "=", "reviews.id")
        .as("endorsements"),
    ])
    .orderBy("listed.ratedAt", "desc")
    .orderBy("listed.reviewId", "desc")
    .execute();
}

/** The reviews of solutions that a member wrote, has reviewed or opened, joined so that the walk begins at these. */
function readableBy(db: Db, memberId: string) {
  const readable = db
    .selectFrom("reviews as own")
    .select("own.solution_id as solutionId")
    .where("own.reviewer_id", "=", memberId)
    .union(db.selectFrom("seal_openings").select("solution_id as solutionId").where("user_id", "=", memberId))
    .union(db.selectFrom("solutions").select("id as solutionId").where("author_id", "=", memberId));
  // Of a cross join SQLite keeps the order.
  return db
    .selectFrom(readable.as("listed"))
    .crossJoin("reviews")
    .crossJoin("ratings")
    .whereRef("reviews.solution_id", "=", "listed.solutionId")
    .whereRef("ratings.review_id", "=", "reviews.id");
}

function chosen<DB extends Database>(
  from: SelectQueryBuilder<DB, "ratings" | "reviews", object>,
  today: string,
  { before, limit }: GalleryPosition,
) {
  const eb = expressionBuilder<Database, "ratings" | "solutions">();
  const query = (from as SelectQueryBuilder<Database, "ratings" | "reviews", object>)
    .innerJoin("solutions", "solutions.id", "reviews.solution_id")
    .select([
      "ratings.review_id as reviewId",
      "ratings.rated_at as ratedAt",
      "ratings.reason as ratingReason",
    ])
    .where("ratings.rating", "=", "very-helpful")
    // Every time is later: whichever index a planner takes, it walks it from one end as far as the limit.
    .where("ratings.rated_at", ">", "")
    .where("solutions.published_at", "is not", null)
    .where("solutions.withdrawn_at", "is", null)
    .where(eb.or([eb("solutions.embargo_until", "is", null), eb("solutions.embargo_until", "<=", today)]))
    .orderBy("ratings.rated_at", "desc")
    .orderBy("ratings.review_id", "desc")
    .limit(limit);
  if (!before) return query;
  const position = eb.tuple(before.ratedAt, before.id);
  return query.where(eb(eb.refTuple("ratings.rated_at", "ratings.review_id"), "<", position));
}

/** The points of some reviews that ask for something, with what their authors made of them. */
export function listWishes(db: Db, reviewIds: string[]) {
  return db
    .selectFrom("points")
    .select(["review_id as reviewId", "dimension", "body_html as bodyHtml", "quote", "answer", "adoption"])
    .where("review_id", "in", reviewIds)
    .where("kind", "!=", "praise")
    .orderBy("review_id")
    .orderBy("position")
    .execute();
}
