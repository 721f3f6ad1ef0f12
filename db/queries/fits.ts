import type { Insertable, Kysely } from "kysely";
import type { Database, Fits, ReviewerFits, ReviewFits } from "../schema";

type Db = Kysely<Database>;

/** What the latest full fit found whose solutions are all written; undefined before the first one. */
export async function findFitState(db: Db): Promise<string | undefined> {
  const fit = await db
    .selectFrom("fits")
    .select("state")
    .where("stage", "=", "new-reviews")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return fit?.state;
}

/** The full fit that was begun last, where it is not done. */
export async function findOpenFit(db: Db) {
  const latest = await db.selectFrom("fits").selectAll().orderBy("id", "desc").limit(1).executeTakeFirst();
  return latest?.done_at === null ? latest : undefined;
}

/** When the latest full fit was done; undefined before the first one. */
export async function findLastFitDone(db: Db): Promise<string | undefined> {
  const fit = await db
    .selectFrom("fits")
    .select("done_at")
    .where("done_at", "is not", null)
    .orderBy("done_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return fit?.done_at ?? undefined;
}

export function insertFit(db: Db, fit: Insertable<Fits>) {
  return db.insertInto("fits").values(fit).execute();
}

/** Notes how far a full fit is. */
export function updateFit(
  db: Db,
  id: string,
  to: Partial<Pick<Fits, "stage" | "position" | "reviews" | "state" | "done_at">>,
) {
  return db.updateTable("fits").set(to).where("id", "=", id).execute();
}

/**
 * The reviews of a solution, the oldest first, with what each counts and adds up to; without `channels` where that was
 * not computed yet.
 */
export function listReviewsToEstimate(db: Db, solutionId: string, limit: number) {
  return db
    .selectFrom("reviews")
    .innerJoin("solutions", "solutions.id", "reviews.solution_id")
    .leftJoin("review_fits", "review_fits.review_id", "reviews.id")
    .select([
      "reviews.id",
      "reviews.reviewer_id as reviewerId",
      "solutions.author_id as authorId",
      "reviews.assigned",
      "reviews.counts",
      "review_fits.trust",
      "review_fits.trust_why as trustWhy",
      "review_fits.ring",
      "review_fits.channels",
    ])
    .where("reviews.solution_id", "=", solutionId)
    .orderBy("reviews.submitted_at")
    .orderBy("reviews.id")
    .limit(limit)
    .execute();
}

/** What is known of how a member reviews. */
export function findReviewerFit(db: Db, reviewerId: string) {
  return db
    .selectFrom("reviewer_fits")
    .select(["noise_factor as noiseFactor", "channels"])
    .where("reviewer_id", "=", reviewerId)
    .executeTakeFirst();
}

/**
 * The reviews between a reviewer and an author but one: how many the reviewer gave, how many of these
 * earlier than that one, and how many they got back; and the ring that
 * holds the two, if any. Counts no further than 100.
 */
export async function countReviewsBetween(
  db: Db,
  { reviewerId, authorId, exceptReviewId }: { reviewerId: string; authorId: string; exceptReviewId: string },
) {
  const from = (reviewer: string, author: string) =>
    db
      .selectFrom("review_fits")
      .select(["review_id as id", "ring"])
      .where("reviewer_id", "=", reviewer)
      .where("author_id", "=", author)
      .orderBy("review_id", "desc")
      .limit(100);
  const [given, received] = [
    await from(reviewerId, authorId).where("review_id", "<>", exceptReviewId).execute(),
    await from(authorId, reviewerId).execute(),
  ];
  const ring = [...given, ...received].find((review) => review.ring !== "")?.ring ?? "";
  const earlier = given.filter(({ id }) => id < exceptReviewId).length;
  return { given: given.length, earlier, received: received.length, ring };
}

/** Authors that a member reviewed, but one and those who reviewed them or are in a ring with them; counts up to `limit`. */
export async function countIndependentAuthors(
  db: Db,
  { reviewerId, exceptAuthorId }: { reviewerId: string; exceptAuthorId: string },
  limit: number,
): Promise<number> {
  const authors = await db
    .selectFrom("review_fits")
    .select("review_fits.author_id")
    .distinct()
    .where("review_fits.reviewer_id", "=", reviewerId)
    .where("review_fits.author_id", "<>", exceptAuthorId)
    .where("review_fits.ring", "=", "")
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("review_fits as back")
            .select("back.review_id")
            .whereRef("back.reviewer_id", "=", "review_fits.author_id")
            .where("back.author_id", "=", reviewerId),
        ),
      ),
    )
    .limit(limit)
    .execute();
  return authors.length;
}

/** Rows of one statement: each binds as many values as it has columns, and there is a limit to these. */
const ROWS_MAX = 500;

/** Stores what some reviews count and add up to. */
export async function upsertReviewFits(db: Db, rows: Insertable<ReviewFits>[]): Promise<void> {
  for (let i = 0; i < rows.length; i += ROWS_MAX)
    await db
      .insertInto("review_fits")
      .values(rows.slice(i, i + ROWS_MAX))
      .onConflict((conflict) =>
        conflict.column("review_id").doUpdateSet((eb) => ({
          trust: eb.ref("excluded.trust"),
          trust_why: eb.ref("excluded.trust_why"),
          ring: eb.ref("excluded.ring"),
          channels: eb.ref("excluded.channels"),
        })),
      )
      .execute();
}

/** Stores what is known of some reviewers. */
export function upsertReviewerFits(db: Db, rows: Insertable<ReviewerFits>[]) {
  return db
    .insertInto("reviewer_fits")
    .values(rows)
    .onConflict((conflict) =>
      conflict.column("reviewer_id").doUpdateSet((eb) => ({
        noise_factor: eb.ref("excluded.noise_factor"),
        leniency: eb.ref("excluded.leniency"),
        channels: eb.ref("excluded.channels"),
      })),
    )
    .execute();
}

/** How many levels above the references a member's first tries of the examples lay. */
export async function listLeanings(db: Db, userId: string): Promise<number[]> {
  const tries = await db
    .selectFrom("calibrations")
    .select("leaning")
    .where("user_id", "=", userId)
    .where("leaning", "is not", null)
    .orderBy("example")
    .execute();
  return tries.flatMap(({ leaning }) => leaning ?? []);
}

/** Forgets what a review was measured as, so that it is measured anew. */
export function deleteReviewFit(db: Db, reviewId: string) {
  return db.deleteFrom("review_fits").where("review_id", "=", reviewId).execute();
}

/** The reviews inside a ring, from behind the id `after`. */
export function listReviewsInRing(db: Db, ring: string, page: { after: string; limit: number }) {
  return (
    db
      .selectFrom("review_fits")
      .select(["review_id as id", "reviewer_id as reviewerId"])
      .where("ring", "=", ring)
      // As the index says that holds only these.
      .where("ring", "<>", "")
      .where("review_id", ">", page.after)
      .orderBy("review_id")
      .limit(page.limit)
      .execute()
  );
}

/** Forgets what is known of a reviewer. */
export function deleteReviewerFit(db: Db, reviewerId: string) {
  return db.deleteFrom("reviewer_fits").where("reviewer_id", "=", reviewerId).execute();
}
