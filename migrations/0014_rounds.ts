import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>) {
  await db.schema
    .createTable("rounds")
    .addColumn("solution_id", "text", (c) => c.notNull().references("solutions.id"))
    .addColumn("round", "integer", (c) => c.notNull())
    .addColumn("revision", "integer", (c) => c.notNull())
    .addColumn("opened_at", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("rounds_pk", ["solution_id", "round"])
    .execute();
  await sql`insert into rounds (solution_id, round, revision, opened_at)
    select id, 1, 1, published_at from solutions where published_at is not null`.execute(db);

  await db.schema
    .createTable("round_requests")
    .addColumn("solution_id", "text", (c) => c.notNull().references("solutions.id"))
    .addColumn("round", "integer", (c) => c.notNull())
    .addColumn("reviewer_id", "text", (c) => c.notNull().references("users.id"))
    .addColumn("review_id", "text", (c) => c.notNull().references("reviews.id"))
    .addColumn("requested_at", "text", (c) => c.notNull())
    .addColumn("answered_at", "text")
    .addPrimaryKeyConstraint("round_requests_pk", ["solution_id", "round", "reviewer_id"])
    .execute();
  await db.schema
    .createIndex("round_requests_of_reviewer")
    .on("round_requests")
    .columns(["reviewer_id", "answered_at", "requested_at"])
    .execute();
  await db.schema
    .createIndex("round_requests_of_review")
    .on("round_requests")
    .columns(["review_id", "round"])
    .execute();

  await db.schema
    .createTable("review_rounds")
    .addColumn("review_id", "text", (c) => c.notNull().references("reviews.id"))
    .addColumn("round", "integer", (c) => c.notNull())
    .addColumn("solution_id", "text", (c) => c.notNull().references("solutions.id"))
    .addColumn("revision", "integer", (c) => c.notNull())
    .addColumn("note", "text", (c) => c.notNull())
    .addColumn("note_html", "text", (c) => c.notNull())
    .addColumn("submitted_at", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("review_rounds_pk", ["review_id", "round"])
    .execute();
  await db.schema
    .createIndex("review_rounds_of_solution")
    .on("review_rounds")
    .columns(["solution_id", "round", "review_id"])
    .execute();
  await sql`insert into review_rounds (review_id, round, solution_id, revision, note, note_html, submitted_at)
    select id, 1, solution_id, revision, '', '', submitted_at from reviews`.execute(db);

  await db.schema
    .createTable("round_scores")
    .addColumn("review_id", "text", (c) => c.notNull())
    .addColumn("round", "integer", (c) => c.notNull())
    .addColumn("dimension", "text", (c) => c.notNull())
    .addColumn("score", "integer")
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("reason_html", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("round_scores_pk", ["review_id", "round", "dimension"])
    .addForeignKeyConstraint("round_scores_of_round", ["review_id", "round"], "review_rounds", [
      "review_id",
      "round",
    ])
    .execute();
  await sql`insert into round_scores (review_id, round, dimension, score, reason, reason_html)
    select review_id, 1, dimension, score, reason, reason_html from review_scores`.execute(db);
}
