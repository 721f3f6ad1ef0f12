import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>) {
  await db.schema
    .createTable("challenges")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("slug", "text", (c) => c.notNull().unique())
    .addColumn("author_id", "text", (c) => c.notNull().references("users.id"))
    .addColumn("title", "text", (c) => c.notNull())
    .addColumn("brief", "text", (c) => c.notNull())
    .addColumn("brief_html", "text", (c) => c.notNull())
    .addColumn("summary", "text", (c) => c.notNull())
    .addColumn("time_box_hours", "integer", (c) => c.notNull())
    .addColumn("tags", "text", (c) => c.notNull())
    .addColumn("solution_count", "integer", (c) => c.notNull().defaultTo(0))
    .addColumn("renderer_version", "integer", (c) => c.notNull())
    .addColumn("created_at", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex("challenges_by_solutions")
    .on("challenges")
    .columns(["solution_count", "id"])
    .execute();

  await db.schema
    .createTable("challenge_tags")
    .addColumn("challenge_id", "text", (c) => c.notNull().references("challenges.id").onDelete("cascade"))
    .addColumn("tag", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("challenge_tags_pk", ["tag", "challenge_id"])
    .execute();
}
