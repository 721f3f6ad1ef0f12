import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>) {
  await db.schema
    .createTable("reputation_events")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("user_id", "text", (c) => c.notNull().references("users.id"))
    .addColumn("rule", "text", (c) => c.notNull())
    .addColumn("points", "integer", (c) => c.notNull())
    .addColumn("limited_by", "text", (c) => c.notNull().defaultTo(""))
    .addColumn("giver_id", "text", (c) => c.references("users.id"))
    .addColumn("review_id", "text", (c) => c.references("reviews.id"))
    .addColumn("solution_id", "text", (c) => c.references("solutions.id"))
    .addColumn("reverses_id", "text", (c) => c.references("reputation_events.id"))
    .addColumn("dedupe_key", "text", (c) => c.notNull().unique())
    .addColumn("happened_at", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex("reputation_events_of_user")
    .on("reputation_events")
    .columns(["user_id", "happened_at", "id"])
    .execute();
  await db.schema
    .createIndex("reputation_events_of_pair")
    .on("reputation_events")
    .columns(["user_id", "giver_id", "happened_at"])
    .execute();
  await db.schema
    .createIndex("reputation_events_of_review")
    .on("reputation_events")
    .columns(["review_id", "rule"])
    .execute();
  await db.schema
    .createIndex("reputation_events_reversed")
    .on("reputation_events")
    .column("reverses_id")
    .unique()
    .execute();

  await db.schema
    .createTable("reputation_months")
    .addColumn("month", "text", (c) => c.notNull())
    .addColumn("user_id", "text", (c) => c.notNull().references("users.id"))
    .addColumn("points", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("reputation_months_pk", ["month", "user_id"])
    .execute();
  await db.schema
    .createIndex("reputation_months_by_points")
    .on("reputation_months")
    .columns(["month", "points", "user_id"])
    .execute();
}
