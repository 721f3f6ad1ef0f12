import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>) {
  for (const column of ["walkthrough_take", "walkthrough_url", "walkthrough_script"]) {
    await db.schema
      .alterTable("revisions")
      .addColumn(column, "text", (c) => c.notNull().defaultTo(""))
      .execute();
  }
}
