import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>) {
  await db.schema
    .alterTable("solution_scores")
    .addColumn("counts_for_top", "integer", (c) => c.notNull().defaultTo(0))
    .execute();
  await sql`update solution_scores set counts_for_top = scored`.execute(db);
  for (const column of ["rising", "improved"] as const)
    await db.schema.alterTable("solution_scores").addColumn(column, "double precision").execute();
}
