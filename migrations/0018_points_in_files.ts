import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>) {
  for (const table of ["points", "point_places"]) {
    await db.schema
      .alterTable(table)
      .addColumn("file_id", "text", (c) => c.references("attachments.id"))
      .execute();
    await db.schema.alterTable(table).addColumn("file_part", "integer").execute();
  }
}
