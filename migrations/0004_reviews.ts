import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>) {
  await db.schema
    .createTable("reviews")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("solution_id", "text", (c) => c.notNull().references("solutions.id"))
    .addColumn("revision", "integer", (c) => c.notNull())
    .addColumn("reviewer_id", "text", (c) => c.notNull().references("users.id"))
    .addColumn("rubric_version", "integer", (c) => c.notNull())
    .addColumn("strength", "text", (c) => c.notNull())
    .addColumn("strength_html", "text", (c) => c.notNull())
    .addColumn("change", "text", (c) => c.notNull())
    .addColumn("change_html", "text", (c) => c.notNull())
    .addColumn("question", "text", (c) => c.notNull())
    .addColumn("question_html", "text", (c) => c.notNull())
    .addColumn("independent", "integer", (c) => c.notNull())
    .addColumn("submitted_at", "text", (c) => c.notNull())
    .addColumn("closed_at", "text")
    .addUniqueConstraint("reviews_one_a_person", ["solution_id", "reviewer_id"])
    .execute();
  await db.schema
    .createIndex("reviews_of_solution")
    .on("reviews")
    .columns(["solution_id", "submitted_at", "id"])
    .execute();
  await db.schema
    .createIndex("reviews_of_reviewer")
    .on("reviews")
    .columns(["reviewer_id", "submitted_at", "id"])
    .execute();
  await db.schema
    .createIndex("reviews_open")
    .on("reviews")
    .columns(["closed_at", "submitted_at", "id"])
    .execute();

  await db.schema
    .createTable("review_scores")
    .addColumn("review_id", "text", (c) => c.notNull().references("reviews.id"))
    .addColumn("dimension", "text", (c) => c.notNull())
    .addColumn("score", "integer")
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("reason_html", "text", (c) => c.notNull())
    .addColumn("quote", "text", (c) => c.notNull())
    .addColumn("step", "text", (c) => c.notNull())
    .addColumn("step_html", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("review_scores_pk", ["review_id", "dimension"])
    .execute();

  await db.schema
    .createTable("seal_openings")
    .addColumn("solution_id", "text", (c) => c.notNull().references("solutions.id"))
    .addColumn("user_id", "text", (c) => c.notNull().references("users.id"))
    .addColumn("opened_at", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("seal_openings_pk", ["solution_id", "user_id"])
    .execute();

  await db.schema
    .createTable("ratings")
    .addColumn("review_id", "text", (c) => c.notNull().references("reviews.id"))
    .addColumn("rater_id", "text", (c) => c.notNull().references("users.id"))
    .addColumn("rating", "text", (c) => c.notNull())
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("changes", "integer", (c) => c.notNull())
    .addColumn("rated_at", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("ratings_pk", ["review_id"])
    .execute();

  await db.schema
    .createTable("endorsements")
    .addColumn("review_id", "text", (c) => c.notNull().references("reviews.id"))
    .addColumn("user_id", "text", (c) => c.notNull().references("users.id"))
    .addColumn("endorsed_at", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("endorsements_pk", ["review_id", "user_id"])
    .execute();

  await db.schema
    .createTable("replies")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("review_id", "text", (c) => c.notNull().references("reviews.id"))
    .addColumn("author_id", "text", (c) => c.notNull().references("users.id"))
    .addColumn("body", "text", (c) => c.notNull())
    .addColumn("body_html", "text", (c) => c.notNull())
    .addColumn("posted_at", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex("replies_of_review")
    .on("replies")
    .columns(["review_id", "posted_at", "id"])
    .execute();
}
