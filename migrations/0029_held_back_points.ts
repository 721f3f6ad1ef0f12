import type { Kysely } from "kysely";

/** Finds what a limit kept back and may still be paid; the index of one such limit is not needed beside it. */
export async function up(db: Kysely<unknown>) {
  await db.schema.dropIndex("reputation_unproven").execute();
  await db.schema
    .createIndex("reputation_limited")
    .on("reputation_events")
    .columns(["limited_by", "happened_at", "id"])
    .where("limited_by", "<>", "")
    .execute();
}
