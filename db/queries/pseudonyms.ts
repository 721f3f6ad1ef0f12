import type { Kysely } from "kysely";
import type { Database } from "../schema";

type Db = Kysely<Database>;

/** Sets the name that the author of a solution goes by. */
export function updatePseudonym(db: Db, id: string, pseudonym: string) {
  return db.updateTable("solutions").set({ pseudonym }).where("id", "=", id).execute();
}

/** Shows the name of a solution's author from a time on. Returns false when it is shown already. */
export async function updateAuthorRevealed(db: Db, id: string, revealedAt: string): Promise<boolean> {
  const result = await db
    .updateTable("solutions")
    .set({ revealed_at: revealedAt })
    .where("id", "=", id)
    .where("pseudonym", "is not", null)
    .where("revealed_at", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Solutions in lists whose author goes by a pseudonym, published before a time; the longest ago first. */
export function listBlindSolutions(db: Db, publishedBefore: string, limit: number) {
  return db
    .selectFrom("solutions")
    .select(["id", "author_id as authorId"])
    .where("pseudonym", "is not", null)
    .where("revealed_at", "is", null)
    .where("withdrawn_at", "is", null)
    .where("embargo_until", "is", null)
    .where("published_at", "<", publishedBefore)
    .orderBy("published_at")
    .limit(limit)
    .execute();
}

/** Who reviewed a solution, at most so many of them. */
export async function listReviewersOf(db: Db, solutionId: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom("reviews")
    .select("reviewer_id as reviewerId")
    .where("solution_id", "=", solutionId)
    .orderBy("submitted_at")
    .limit(limit)
    .execute();
  return rows.map(({ reviewerId }) => reviewerId);
}

/** Shows the name of a review's writer from a time on. Returns false when it is shown already. */
export async function updateReviewerRevealed(db: Db, id: string, revealedAt: string): Promise<boolean> {
  const result = await db
    .updateTable("reviews")
    .set({ revealed_at: revealedAt })
    .where("id", "=", id)
    .where("pseudonym", "is not", null)
    .where("revealed_at", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
