import type { Insertable, Kysely } from "kysely";
import type { Database } from "~db/schema";

/** The tables that are filled row by row, parents before children. */
const TABLES = [
  "users",
  "challenges",
  "challenge_tags",
  "solutions",
  "revisions",
  "attachments",
  "revision_attachments",
  "listings",
  "solution_scores",
  "reviews",
  "review_scores",
  "rounds",
  "review_rounds",
  "round_scores",
  "points",
  "queue",
  "seal_openings",
  "ratings",
  "endorsements",
  "replies",
  "reputation_events",
] as const satisfies (keyof Database)[];

/** Rows that wait to be inserted. */
export type Batch = { [Table in (typeof TABLES)[number]]: Insertable<Database[Table]>[] };

export function createBatch(): Batch {
  return Object.fromEntries(TABLES.map((table) => [table, []])) as unknown as Batch;
}

/** Below what SQLite (32,766) and PostgreSQL (65,535) take in one statement. */
const VALUES_MAX = 8000;

/** Inserts what waits in one transaction and empties the batch. */
export function insertBatch(db: Kysely<Database>, batch: Batch): Promise<void> {
  return db.transaction().execute(async (db) => {
    for (const table of TABLES) {
      const rows: Insertable<Database[typeof table]>[] = batch[table].splice(0);
      const columns = Object.keys(rows[0] ?? {}).length;
      const size = Math.floor(VALUES_MAX / Math.max(1, columns));
      for (let i = 0; i < rows.length; i += size) {
        await db
          .insertInto(table)
          .values(rows.slice(i, i + size))
          .execute();
      }
    }
  });
}
