import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>) {
  for (const column of ["worker", "renewed_at"])
    await db.schema
      .alterTable("fits")
      .addColumn(column, "text", (c) => c.notNull().defaultTo(""))
      .execute();
  await db.schema.alterTable("fits").addColumn("open_key", "text").execute();
  await sql`update fits set open_key = 'open' where done_at is null and id = (select max(id) from fits)`.execute(
    db,
  );
  await db.schema.createIndex("fits_open").on("fits").column("open_key").unique().execute();

  await db.schema.alterTable("solution_scores").addColumn("median_paid_at", "text").execute();
  await sql`
    update solution_scores set median_paid_at = (
      select happened_at from reputation_events where dedupe_key = 'reached-median:' || solution_scores.solution_id
    ) where dimension = 'overall'
  `.execute(db);
  await db.schema
    .createIndex("solution_scores_unpaid")
    .on("solution_scores")
    .columns(["lower", "solution_id"])
    .where(sql<boolean>`dimension = 'overall' and median_paid_at is null`)
    .execute();
}
