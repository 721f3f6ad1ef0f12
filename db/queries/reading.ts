import type { Kysely } from "kysely";
import type { Database, ReadingStarts } from "../schema";

type Db = Kysely<Database>;

/** Notes when a member began to read a solution; the first time stays. */
export function insertReadingStart(db: Db, start: ReadingStarts) {
  return db
    .insertInto("reading_starts")
    .values(start)
    .onConflict((conflict) => conflict.columns(["solution_id", "user_id"]).doNothing())
    .execute();
}

/** When a member began to read a solution; undefined where they did not, or nobody noted it. */
export async function findReadingStart(
  db: Db,
  solutionId: string,
  userId: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom("reading_starts")
    .select("started_at as startedAt")
    .where("solution_id", "=", solutionId)
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return row?.startedAt;
}

/** Whose a review is, what it counts and why; undefined when there is none. */
export function findReviewWeight(db: Db, reviewId: string) {
  return db
    .selectFrom("reviews")
    .select(["reviewer_id as reviewerId", "solution_id as solutionId", "counts", "counts_why as countsWhy"])
    .where("id", "=", reviewId)
    .executeTakeFirst();
}

/** Sets what a review counts, a factor from 0 to 1, and by which rule. */
export function updateReviewWeight(
  db: Db,
  reviewId: string,
  { counts, why }: { counts: number; why: string },
) {
  return db.updateTable("reviews").set({ counts, counts_why: why }).where("id", "=", reviewId).execute();
}

/** Whether a review from before a time and an id has all the same words as one, by what they are hashed to. */
export async function hasSameWords(
  db: Db,
  wordsHash: string,
  before: { submittedAt: string; id: string },
): Promise<boolean> {
  if (wordsHash === "") return false;
  const row = await db
    .selectFrom("reviews")
    .select("id")
    .where("words_hash", "=", wordsHash)
    // For a planner that is to know that the index holds it.
    .where("words_hash", "<>", "")
    .where((eb) => eb(eb.refTuple("submitted_at", "id"), "<", eb.tuple(before.submittedAt, before.id)))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Reviews from a position on up to a time, the oldest first, with what they count. */
export function listReviewsAfter(
  db: Db,
  after: { at: string; id: string },
  { until, limit }: { until: string; limit: number },
) {
  return db
    .selectFrom("reviews")
    .select([
      "id",
      "solution_id as solutionId",
      "reviewer_id as reviewerId",
      "submitted_at as submittedAt",
      "counts_why as countsWhy",
      "words_hash as wordsHash",
    ])
    .where((eb) => eb(eb.refTuple("submitted_at", "id"), ">", eb.tuple(after.at, after.id)))
    .where("submitted_at", "<=", until)
    .orderBy("submitted_at")
    .orderBy("id")
    .limit(limit)
    .execute();
}
