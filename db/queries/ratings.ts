import type { Insertable, Kysely } from "kysely";
import type { Database, Endorsements, Ratings } from "../schema";

type Db = Kysely<Database>;

/** When a review was closed and how it is rated, held until the end of the transaction; undefined when there is none. */
export async function lockReview(db: Db, id: string) {
  const review = await db
    .selectFrom("reviews")
    .select("closed_at as closedAt")
    .where("id", "=", id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return review && { ...review, rating: await findRating(db, id) };
}

/** The rating of a review; undefined while there is none. */
function findRating(db: Db, reviewId: string) {
  return db
    .selectFrom("ratings")
    .select(["rating", "reason", "changes", "rated_at as ratedAt"])
    .where("review_id", "=", reviewId)
    .executeTakeFirst();
}

/** Stores the rating of a review over an earlier one. */
export function upsertRating(db: Db, rating: Insertable<Ratings>) {
  return db
    .insertInto("ratings")
    .values(rating)
    .onConflict((conflict) =>
      conflict.column("review_id").doUpdateSet((eb) => ({
        rating: eb.ref("excluded.rating"),
        reason: eb.ref("excluded.reason"),
        changes: eb.ref("excluded.changes"),
        rated_at: eb.ref("excluded.rated_at"),
      })),
    )
    .execute();
}

/** Returns false when the person has endorsed the review already. */
export async function insertEndorsement(db: Db, endorsement: Insertable<Endorsements>): Promise<boolean> {
  const result = await db
    .insertInto("endorsements")
    .values(endorsement)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}
