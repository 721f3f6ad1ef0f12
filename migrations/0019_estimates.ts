import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>) {
  await db.schema
    .createTable("fits")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("started_at", "text", (c) => c.notNull())
    .addColumn("stage", "text", (c) => c.notNull())
    .addColumn("position", "text", (c) => c.notNull())
    .addColumn("reviews", "integer", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("done_at", "text")
    .execute();
  await db.schema.createIndex("fits_in_stage").on("fits").columns(["stage", "id"]).execute();
  await db.schema.createIndex("fits_done").on("fits").column("done_at").execute();

  await db.schema
    .createTable("reviewer_fits")
    .addColumn("reviewer_id", "text", (c) => c.primaryKey().references("users.id"))
    .addColumn("noise_factor", "double precision", (c) => c.notNull())
    .addColumn("leniency", "double precision", (c) => c.notNull())
    .addColumn("channels", "text", (c) => c.notNull())
    .execute();

  await db.schema
    .createTable("review_fits")
    .addColumn("review_id", "text", (c) => c.primaryKey().references("reviews.id"))
    .addColumn("solution_id", "text", (c) => c.notNull().references("solutions.id"))
    .addColumn("reviewer_id", "text", (c) => c.notNull().references("users.id"))
    .addColumn("author_id", "text", (c) => c.notNull().references("users.id"))
    .addColumn("trust", "double precision", (c) => c.notNull())
    .addColumn("trust_why", "text", (c) => c.notNull())
    .addColumn("ring", "text", (c) => c.notNull())
    .addColumn("channels", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex("review_fits_of_solution")
    .on("review_fits")
    .columns(["solution_id", "review_id"])
    .execute();
  await db.schema
    .createIndex("review_fits_of_pair")
    .on("review_fits")
    .columns(["reviewer_id", "author_id", "review_id"])
    .execute();

  await db.schema
    .createIndex("review_fits_in_ring")
    .on("review_fits")
    .columns(["ring", "review_id"])
    .where("ring", "<>", "")
    .execute();
  await db.schema
    .createIndex("reputation_unproven")
    .on("reputation_events")
    .columns(["limited_by", "happened_at", "id"])
    .where("limited_by", "=", "unproven")
    .execute();
  await db.schema
    .alterTable("solution_scores")
    .addColumn("spread", "double precision", (c) => c.notNull().defaultTo(0))
    .execute();
  for (const column of ["rising", "improved"] as const) {
    await db.schema.alterTable("listings").addColumn(column, "double precision").execute();
    await db.schema
      .createIndex(`listings_by_${column}`)
      .on("listings")
      .columns(["scope", column, "solution_id"])
      .execute();
  }

  await db.schema
    .createIndex("review_rounds_by_time")
    .on("review_rounds")
    .columns(["submitted_at", "review_id"])
    .execute();
  await db.schema.alterTable("reviews").addColumn("seconds", "integer").execute();
  await db.schema
    .alterTable("reviews")
    .addColumn("counts", "double precision", (c) => c.notNull().defaultTo(1))
    .execute();
  await db.schema
    .alterTable("reviews")
    .addColumn("counts_why", "text", (c) => c.notNull().defaultTo(""))
    .execute();
  await db.schema.alterTable("calibrations").addColumn("leaning", "double precision").execute();
  await db.schema
    .createTable("reading_starts")
    .addColumn("solution_id", "text", (c) => c.notNull().references("solutions.id"))
    .addColumn("user_id", "text", (c) => c.notNull().references("users.id"))
    .addColumn("started_at", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("reading_starts_pk", ["solution_id", "user_id"])
    .execute();
}
