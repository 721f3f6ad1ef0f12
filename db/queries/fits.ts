import type { Insertable, Kysely, Updateable } from "kysely";
import { isBlind, isOpen } from "../expressions/blind";
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

const OPEN = "open";

/** The full fit that is not done; there is one at most. */
export function findOpenFit(db: Db) {
  return db.selectFrom("fits").selectAll().where("open_key", "=", OPEN).executeTakeFirst();
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

/** Opens a full fit. False where one is open already. */
export async function insertOpenFit(db: Db, fit: Omit<Insertable<Fits>, "open_key">): Promise<boolean> {
  const result = await db
    .insertInto("fits")
    .values({ ...fit, open_key: OPEN })
    .onConflict((conflict) => conflict.column("open_key").doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0n) > 0;
}

/** Gives an open fit to another worker. False where it changed since `seen` was read. */
export async function updateFitWorker(
  db: Db,
  seen: { id: string; worker: string; renewed_at: string },
  to: { worker: string; renewed_at: string },
): Promise<boolean> {
  const result = await db
    .updateTable("fits")
    .set(to)
    .where("id", "=", seen.id)
    .where("worker", "=", seen.worker)
    .where("renewed_at", "=", seen.renewed_at)
    .where("open_key", "=", OPEN)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Notes how far a worker's full fit is; with `done_at` it is open no more. False where it is not that worker's any more. */
export async function updateFit(
  db: Db,
  { id, worker }: { id: string; worker: string },
  to: Updateable<
    Pick<Fits, "stage" | "position" | "reviews" | "state" | "done_at" | "worker" | "renewed_at">
  >,
): Promise<boolean> {
  const result = await db
    .updateTable("fits")
    .set(to.done_at ? { ...to, open_key: null } : to)
    .where("id", "=", id)
    .where("worker", "=", worker)
    .where("open_key", "=", OPEN)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
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
      isBlind.as("blind"),
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
 * How often two members reviewed each other, and the ring that holds them, if any; a hundred each way at most. `earlier`
 * are those before the review by its id. With `openOnly` what one of them did under a pseudonym that holds is left out.
 */
export async function countReviewsBetween(
  db: Db,
  { reviewerId, authorId }: { reviewerId: string; authorId: string },
  { exceptReviewId, openOnly }: { exceptReviewId: string; openOnly: boolean },
) {
  const from = (reviewer: string, author: string) =>
    fitsBy(db, reviewer, openOnly)
      .select(["review_fits.review_id as id", "review_fits.ring"])
      .where("review_fits.author_id", "=", author)
      .orderBy("review_fits.review_id", "desc")
      .limit(100);
  const [given, received] = [
    await from(reviewerId, authorId).where("review_fits.review_id", "<>", exceptReviewId).execute(),
    await from(authorId, reviewerId).execute(),
  ];
  const ring = [...given, ...received].find((review) => review.ring !== "")?.ring ?? "";
  const earlier = given.filter(({ id }) => id < exceptReviewId).length;
  return { given: given.length, earlier, received: received.length, ring };
}

/**
 * Authors that a member reviewed, but one and those who reviewed them or are in a ring with them; counts up to `limit`.
 * With `openOnly` what is under a pseudonym that holds is left out.
 */
export async function countIndependentAuthors(
  db: Db,
  { reviewerId, exceptAuthorId, openOnly }: { reviewerId: string; exceptAuthorId: string; openOnly: boolean },
  limit: number,
): Promise<number> {
  const authors = await fitsBy(db, reviewerId, openOnly)
    .select("review_fits.author_id")
    .distinct()
    .where("review_fits.author_id", "<>", exceptAuthorId)
    .where("review_fits.ring", "=", "")
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("review_fits as back")
            .select("back.review_id")
            .whereRef("back.reviewer_id", "=", "review_fits.author_id")
            .where("back.author_id", "=", reviewerId)
            .$if(openOnly, (query) => query.where((eb) => isOpen(eb.ref("back.review_id")))),
        ),
      ),
    )
    .limit(limit)
    .execute();
  return authors.length;
}

function fitsBy(db: Db, reviewerId: string, openOnly: boolean) {
  return db
    .selectFrom("review_fits")
    .where("review_fits.reviewer_id", "=", reviewerId)
    .$if(openOnly, (query) => query.where((eb) => isOpen(eb.ref("review_fits.review_id"))));
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

/** What the reviewers of the site are expected to scatter, as it was stored; by their id, from behind `after`. */
export function listNoiseFactors(db: Db, after: string, limit: number) {
  return db
    .selectFrom("reviewer_fits")
    .select(["reviewer_id as reviewerId", "noise_factor as noiseFactor"])
    .where("reviewer_id", ">", after)
    .orderBy("reviewer_id")
    .limit(limit)
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
