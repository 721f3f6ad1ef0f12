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

/** Begins the name of an audit that is to look at a solution again, since a pseudonym there ended. */
const NAMED = "named:";

/** Has an audit look again at the ratings of a solution, as somebody stands by their name there from a time on. */
export function upsertNamed(db: Db, solutionId: string, since: string) {
  const position = JSON.stringify(since);
  return db
    .insertInto("audits")
    .values({ name: `${NAMED}${solutionId}`, day: "", position })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ position }))
    .execute();
}

/** The solutions whose ratings an audit is to look at again, and since when. */
export async function listNamed(db: Db, limit: number) {
  const rows = await db
    .selectFrom("audits")
    .select(["name", "position"])
    .where("name", ">=", NAMED)
    .where("name", "<", "named;")
    .orderBy("name")
    .limit(limit)
    .execute();
  return rows.map(({ name, position }) => ({
    solutionId: name.slice(NAMED.length),
    since: JSON.parse(position) as string,
  }));
}

/** Notes that an audit has looked again at the ratings of a solution; not where another pseudonym there ended meanwhile. */
export function deleteNamed(db: Db, { solutionId, since }: { solutionId: string; since: string }) {
  return db
    .deleteFrom("audits")
    .where("name", "=", `${NAMED}${solutionId}`)
    .where("position", "=", JSON.stringify(since))
    .execute();
}
