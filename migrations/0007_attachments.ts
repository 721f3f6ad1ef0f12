import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>) {
  await db.schema
    .createTable("attachments")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("solution_id", "text", (c) => c.notNull().references("solutions.id"))
    .addColumn("author_id", "text", (c) => c.notNull().references("users.id"))
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("media_type", "text", (c) => c.notNull())
    .addColumn("size", "integer", (c) => c.notNull())
    .addColumn("sha256", "text", (c) => c.notNull())
    .addColumn("width", "integer")
    .addColumn("height", "integer")
    .addColumn("duration_ms", "integer")
    .addColumn("details", "text", (c) => c.notNull())
    .addColumn("objects", "text", (c) => c.notNull())
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("created_at", "text", (c) => c.notNull())
    .addColumn("stored_at", "text")
    .addColumn("removed_at", "text")
    .execute();
  await db.schema
    .createIndex("attachments_of_solution")
    .on("attachments")
    .columns(["solution_id", "position", "id"])
    .execute();
  await db.schema
    .createIndex("attachments_by_storing")
    .on("attachments")
    .columns(["stored_at", "created_at"])
    .execute();
  await db.schema.createIndex("attachments_by_removal").on("attachments").column("removed_at").execute();

  await db.schema
    .createTable("attachment_previews")
    .addColumn("attachment_id", "text", (c) => c.primaryKey().references("attachments.id"))
    .addColumn("html", "text", (c) => c.notNull())
    .addColumn("outline", "text", (c) => c.notNull())
    .addColumn("renderer_version", "integer", (c) => c.notNull())
    .execute();

  await db.schema
    .createTable("revision_attachments")
    .addColumn("solution_id", "text", (c) => c.notNull().references("solutions.id"))
    .addColumn("revision", "integer", (c) => c.notNull())
    .addColumn("attachment_id", "text", (c) => c.notNull().references("attachments.id"))
    .addColumn("position", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("revision_attachments_pk", ["solution_id", "revision", "attachment_id"])
    .execute();
  await db.schema
    .createIndex("revisions_of_attachment")
    .on("revision_attachments")
    .columns(["attachment_id", "revision"])
    .execute();
}
