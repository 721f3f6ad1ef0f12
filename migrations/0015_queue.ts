import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>) {
  await db.schema
    .alterTable("reviews")
    .addColumn("assigned", "integer", (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema
    .createTable("queue")
    .addColumn("solution_id", "text", (c) => c.primaryKey().references("solutions.id"))
    .addColumn("author_id", "text", (c) => c.notNull().references("users.id"))
    .addColumn("taken", "integer", (c) => c.notNull())
    .addColumn("behind", "integer", (c) => c.notNull())
    .addColumn("waiting_since", "text", (c) => c.notNull())
    .addColumn("priority", "integer", (c) => c.notNull())
    .addColumn("reviews", "integer", (c) => c.notNull())
    .addColumn("asked_at", "text")
    .execute();
  await db.schema
    .createIndex("queue_in_order")
    .on("queue")
    .columns(["taken", "behind", "waiting_since", "solution_id"])
    .execute();
  await db.schema
    .createIndex("queue_unreviewed")
    .on("queue")
    .columns(["reviews", "waiting_since", "solution_id"])
    .execute();
  await db.schema
    .createIndex("queue_of_author")
    .on("queue")
    .columns(["author_id", "priority", "waiting_since"])
    .execute();
  await sql`insert into queue (solution_id, author_id, taken, behind, waiting_since, priority, reviews)
    select id, author_id, review_count, 0, published_at, 1, review_count from solutions
    where published_at is not null and withdrawn_at is null and embargo_until is null`.execute(db);

  await db.schema
    .createTable("claims")
    .addColumn("solution_id", "text", (c) => c.notNull().references("solutions.id"))
    .addColumn("reviewer_id", "text", (c) => c.notNull().references("users.id"))
    .addColumn("claimed_at", "text", (c) => c.notNull())
    .addColumn("expires_at", "text", (c) => c.notNull())
    .addColumn("written_at", "text")
    .addPrimaryKeyConstraint("claims_pk", ["solution_id", "reviewer_id"])
    .execute();
  await db.schema.createIndex("claims_of_reviewer").on("claims").columns(["reviewer_id"]).execute();
  await db.schema.createIndex("claims_by_end").on("claims").columns(["expires_at"]).execute();

  await db.schema
    .createTable("queue_skips")
    .addColumn("user_id", "text", (c) => c.notNull().references("users.id"))
    .addColumn("solution_id", "text", (c) => c.notNull().references("solutions.id"))
    .addColumn("skipped_at", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("queue_skips_pk", ["user_id", "solution_id"])
    .execute();

  await db.schema
    .createTable("reviewing_habits")
    .addColumn("user_id", "text", (c) => c.primaryKey().references("users.id"))
    .addColumn("weekly_load", "integer", (c) => c.notNull())
    .addColumn("away_until", "text")
    .addColumn("volunteers", "integer", (c) => c.notNull())
    .addColumn("asked_at", "text")
    .execute();
  await db.schema
    .createIndex("reviewing_volunteers")
    .on("reviewing_habits")
    .columns(["volunteers", "asked_at"])
    .execute();

  await db.schema
    .createTable("triages")
    .addColumn("solution_id", "text", (c) => c.notNull().references("solutions.id"))
    .addColumn("revision", "integer", (c) => c.notNull())
    .addColumn("user_id", "text", (c) => c.notNull().references("users.id"))
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("note", "text", (c) => c.notNull())
    .addColumn("happened_at", "text", (c) => c.notNull())
    .addColumn("lifted_at", "text")
    .addPrimaryKeyConstraint("triages_pk", ["solution_id", "revision"])
    .execute();
}
