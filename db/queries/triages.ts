import type { Insertable, Kysely } from "kysely";
import type { Database, Triages } from "../schema";

type Db = Kysely<Database>;

/** Records that a revision went back to its author, once. Throws a unique violation when it did before. */
export function insertTriage(db: Db, triage: Insertable<Triages>) {
  return db.insertInto("triages").values(triage).execute();
}

/** Which revision last went back to its author, why, and when they put it back; undefined where none ever did. */
export function findLastTriage(db: Db, solutionId: string) {
  return db
    .selectFrom("triages")
    .select(["revision", "reason", "note", "happened_at as happenedAt", "lifted_at as liftedAt"])
    .where("solution_id", "=", solutionId)
    .orderBy("revision", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** Puts a revision back. Returns false when it had not gone back. */
export async function updateTriageLifted(
  db: Db,
  { solutionId, revision }: { solutionId: string; revision: number },
  now: string,
): Promise<boolean> {
  const result = await db
    .updateTable("triages")
    .set({ lifted_at: now })
    .where("solution_id", "=", solutionId)
    .where("revision", "=", revision)
    .where("lifted_at", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
