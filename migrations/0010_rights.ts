import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>) {
  await db.schema.alterTable("users").addColumn("moderator_at", "text").execute();
  await db.schema.createIndex("users_moderating").on("users").column("moderator_at").execute();

  await db.schema.alterTable("solutions").addColumn("brief_origin", "text").execute();
  await db.schema.alterTable("solutions").addColumn("brief_hidden_at", "text").execute();
  await db.schema.alterTable("solutions").addColumn("embargo_until", "text").execute();
  await db.schema.createIndex("solutions_by_embargo").on("solutions").column("embargo_until").execute();
  await db.schema.alterTable("challenges").addColumn("brief_hidden_at", "text").execute();

  await db.schema
    .createTable("invitations")
    .addColumn("solution_id", "text", (c) => c.notNull().references("solutions.id"))
    .addColumn("user_id", "text", (c) => c.notNull().references("users.id"))
    .addColumn("invited_at", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("invitations_pk", ["solution_id", "user_id"])
    .execute();

  await db.schema
    .createTable("takedown_requests")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("subject_kind", "text", (c) => c.notNull())
    .addColumn("subject_id", "text", (c) => c.notNull())
    .addColumn("user_id", "text", (c) => c.references("users.id"))
    .addColumn("contact", "text", (c) => c.notNull())
    .addColumn("relation", "text", (c) => c.notNull())
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("open_key", "text", (c) => c.unique())
    .addColumn("created_at", "text", (c) => c.notNull())
    .addColumn("closed_at", "text")
    .execute();
  await db.schema
    .createIndex("takedown_requests_open")
    .on("takedown_requests")
    .columns(["closed_at", "created_at", "id"])
    .execute();
  await db.schema
    .createIndex("takedown_requests_of_subject")
    .on("takedown_requests")
    .columns(["subject_kind", "subject_id", "closed_at"])
    .execute();

  await db.schema
    .createTable("moderation_acts")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("moderator_id", "text", (c) => c.notNull().references("users.id"))
    .addColumn("act", "text", (c) => c.notNull())
    .addColumn("subject_kind", "text", (c) => c.notNull())
    .addColumn("subject_id", "text", (c) => c.notNull())
    .addColumn("why", "text", (c) => c.notNull())
    .addColumn("happened_at", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex("moderation_acts_by_time")
    .on("moderation_acts")
    .columns(["happened_at", "id"])
    .execute();
}
