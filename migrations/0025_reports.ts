import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>) {
  await db.schema
    .createTable("reports")
    .addColumn("case_id", "text", (c) => c.notNull().references("cases.id"))
    .addColumn("reporter_id", "text", (c) => c.notNull().references("users.id"))
    .addColumn("review_id", "text", (c) => c.notNull().references("reviews.id"))
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("note", "text", (c) => c.notNull())
    .addColumn("reported_at", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("reports_pk", ["case_id", "reporter_id"])
    .execute();
  await db.schema
    .createIndex("reports_of_reporter")
    .on("reports")
    .columns(["reporter_id", "reported_at"])
    .execute();
  await db.schema
    .createIndex("reports_of_review")
    .on("reports")
    .columns(["review_id", "reporter_id"])
    .execute();

  await db.schema
    .alterTable("case_measures")
    .addColumn("given_points", "integer", (c) => c.notNull().defaultTo(0))
    .execute();
  await sql`update case_measures set given_points = points where lifted_at is not null`.execute(db);

  await db.schema
    .alterTable("reviews")
    .addColumn("words_hash", "text", (c) => c.notNull().defaultTo(""))
    .execute();
  await db.schema
    .createIndex("reviews_by_words")
    .on("reviews")
    .columns(["words_hash", "submitted_at", "id"])
    .where("words_hash", "<>", "")
    .execute();
}
