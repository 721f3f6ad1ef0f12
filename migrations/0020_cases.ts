import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>) {
  await db.schema
    .createTable("cases")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("case_key", "text", (c) => c.notNull().unique())
    .addColumn("opened_at", "text", (c) => c.notNull())
    .addColumn("evidence", "text", (c) => c.notNull())
    .addColumn("closed_at", "text")
    .addColumn("verdict", "text")
    .addColumn("why", "text", (c) => c.notNull().defaultTo(""))
    .execute();
  await db.schema.createIndex("cases_open").on("cases").columns(["closed_at", "opened_at", "id"]).execute();
  await db.schema.createIndex("cases_decided").on("cases").columns(["closed_at", "id"]).execute();
  await db.schema.createIndex("cases_by_verdict").on("cases").columns(["verdict", "kind"]).execute();

  await db.schema
    .createTable("case_members")
    .addColumn("case_id", "text", (c) => c.notNull().references("cases.id"))
    .addColumn("user_id", "text", (c) => c.notNull().references("users.id"))
    .addColumn("appeal", "text", (c) => c.notNull().defaultTo(""))
    .addColumn("appealed_at", "text")
    .addPrimaryKeyConstraint("case_members_pk", ["case_id", "user_id"])
    .execute();
  await db.schema
    .createIndex("case_members_of_user")
    .on("case_members")
    .columns(["user_id", "case_id"])
    .execute();

  await db.schema
    .createTable("case_measures")
    .addColumn("case_id", "text", (c) => c.notNull().references("cases.id"))
    .addColumn("subject_id", "text", (c) => c.notNull())
    .addColumn("what", "text", (c) => c.notNull())
    .addColumn("user_id", "text", (c) => c.notNull().references("users.id"))
    .addColumn("review_id", "text", (c) => c.notNull().references("reviews.id"))
    .addColumn("points", "integer", (c) => c.notNull())
    .addColumn("lifted_at", "text")
    .addPrimaryKeyConstraint("case_measures_pk", ["case_id", "subject_id"])
    .execute();
  await db.schema.createIndex("case_measures_of_subject").on("case_measures").column("subject_id").execute();

  await db.schema
    .createIndex("case_measures_of_review")
    .on("case_measures")
    .columns(["review_id", "what"])
    .execute();

  await db.schema
    .createTable("audits")
    .addColumn("name", "text", (c) => c.primaryKey())
    .addColumn("day", "text", (c) => c.notNull())
    .addColumn("position", "text", (c) => c.notNull())
    .execute();

  await db.schema.createIndex("reviews_by_time").on("reviews").columns(["submitted_at", "id"]).execute();
  await db.schema.createIndex("ratings_of_rater").on("ratings").columns(["rater_id", "rated_at"]).execute();
  await db.schema.createIndex("ratings_by_time").on("ratings").columns(["rated_at", "review_id"]).execute();
}
