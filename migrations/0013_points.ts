import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>) {
  await db.schema
    .alterTable("reviews")
    .addColumn("explained", "text", (c) => c.notNull().defaultTo(""))
    .execute();
  await db.schema.alterTable("reviews").addColumn("explained_match", "text").execute();
  await db.schema.alterTable("reviews").addColumn("answered_at", "text").execute();

  await db.schema
    .createTable("points")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("review_id", "text", (c) => c.notNull().references("reviews.id"))
    .addColumn("solution_id", "text", (c) => c.notNull().references("solutions.id"))
    .addColumn("revision", "integer", (c) => c.notNull())
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("origin", "text", (c) => c.notNull().defaultTo("point"))
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("dimension", "text")
    .addColumn("body", "text", (c) => c.notNull())
    .addColumn("body_html", "text", (c) => c.notNull())
    .addColumn("quote", "text", (c) => c.notNull())
    .addColumn("prefix", "text", (c) => c.notNull())
    .addColumn("suffix", "text", (c) => c.notNull())
    .addColumn("start_at", "integer")
    .addColumn("section", "text", (c) => c.notNull())
    .addColumn("moment", "integer")
    .addColumn("answer", "text")
    .addColumn("answer_reason", "text", (c) => c.notNull().defaultTo(""))
    .addColumn("done_revision", "integer")
    .addColumn("answered_at", "text")
    .addColumn("adoption", "text")
    .addColumn("settled_at", "text")
    .execute();
  await db.schema.createIndex("points_of_review").on("points").columns(["review_id", "position"]).execute();
  await db.schema.createIndex("points_of_solution").on("points").columns(["solution_id", "id"]).execute();

  await db.schema
    .createTable("point_places")
    .addColumn("point_id", "text", (c) => c.notNull().references("points.id"))
    .addColumn("revision", "integer", (c) => c.notNull())
    .addColumn("start_at", "integer")
    .addColumn("end_at", "integer")
    .addColumn("section", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("point_places_pk", ["point_id", "revision"])
    .execute();

  await db.schema
    .createTable("panel_questions")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("review_id", "text", (c) => c.notNull().references("reviews.id"))
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("question", "text", (c) => c.notNull())
    .addColumn("question_html", "text", (c) => c.notNull())
    .addColumn("asked_at", "text", (c) => c.notNull())
    .addColumn("answer", "text", (c) => c.notNull().defaultTo(""))
    .addColumn("answer_html", "text", (c) => c.notNull().defaultTo(""))
    .addColumn("answer_seconds", "integer")
    .addColumn("answered_at", "text")
    .addColumn("verdict", "text")
    .addColumn("verdict_note", "text", (c) => c.notNull().defaultTo(""))
    .addColumn("verdict_at", "text")
    .addUniqueConstraint("panel_questions_of_review", ["review_id", "position"])
    .execute();

  // What reviews said so far: a point for each step and for the one thing to change, a question for each question.
  const step = sql`insert into points (id, review_id, solution_id, revision, position, origin, kind, dimension,
      body, body_html, quote, prefix, suffix, start_at, section, moment, answer_reason)
    select reviews.id || scores.dimension, reviews.id, reviews.solution_id, reviews.revision, 2, 'step',
      case when scores.score <= 2 then 'must-fix' else 'consider' end, scores.dimension, scores.step, scores.step_html,
      scores.quote, '', '', null, '', null, ''
    from review_scores as scores inner join reviews on reviews.id = scores.review_id where scores.step <> ''`;
  await step.execute(db);
  await sql`insert into points (id, review_id, solution_id, revision, position, origin, kind, dimension,
      body, body_html, quote, prefix, suffix, start_at, section, moment, answer_reason)
    select id || 'change', id, solution_id, revision, 1, 'change', 'consider', null, change, change_html,
      '', '', '', null, '', null, ''
    from reviews where change <> ''`.execute(db);
  await sql`insert into panel_questions (id, review_id, position, question, question_html, asked_at)
    select id || 'question', id, 1, question, question_html, submitted_at
    from reviews where question <> ''`.execute(db);
}
