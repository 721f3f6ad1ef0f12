import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>) {
  for (const column of ["point_id", "edited_at", "deleted_at"]) {
    await db.schema.alterTable("replies").addColumn(column, "text").execute();
  }
  await db.schema
    .createTable("reply_versions")
    .addColumn("reply_id", "text", (c) => c.notNull().references("replies.id"))
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("body", "text", (c) => c.notNull())
    .addColumn("body_html", "text", (c) => c.notNull())
    .addColumn("replaced_at", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("reply_versions_pk", ["reply_id", "version"])
    .execute();
}
