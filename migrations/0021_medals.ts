import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>) {
  await db.schema
    .createTable("medals")
    .addColumn("medal", "text", (c) => c.notNull())
    .addColumn("subject_id", "text", (c) => c.notNull())
    .addColumn("user_id", "text", (c) => c.notNull().references("users.id"))
    .addColumn("solution_id", "text", (c) => c.notNull().references("solutions.id"))
    .addColumn("review_id", "text", (c) => c.references("reviews.id"))
    .addColumn("earned_at", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("medals_pk", ["subject_id", "medal"])
    .execute();
  await db.schema
    .createIndex("medals_of_user")
    .on("medals")
    .columns(["user_id", "earned_at", "subject_id"])
    .execute();
  await db.schema.createIndex("medals_of_kind").on("medals").columns(["medal", "subject_id"]).execute();

  await db.schema
    .createTable("site_numbers")
    .addColumn("name", "text", (c) => c.primaryKey())
    .addColumn("value", "double precision", (c) => c.notNull())
    .addColumn("measured_at", "text", (c) => c.notNull())
    .execute();
}
