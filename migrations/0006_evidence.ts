import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>) {
  for (const column of ["skim", "evidence"]) {
    await db.schema
      .alterTable("revisions")
      .addColumn(column, "text", (c) => c.notNull().defaultTo("[]"))
      .execute();
  }
}
