import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>) {
  await db.schema
    .createTable("draft_copies")
    .addColumn("author_id", "text", (c) => c.notNull().references("users.id"))
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("subject_id", "text", (c) => c.notNull())
    .addColumn("origin", "text", (c) => c.notNull())
    .addColumn("fields", "text", (c) => c.notNull())
    .addColumn("saved_at", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("draft_copies_pk", ["author_id", "kind", "subject_id", "origin"])
    .execute();
  await db.schema.createIndex("draft_copies_by_age").on("draft_copies").column("saved_at").execute();
}
