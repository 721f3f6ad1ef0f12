import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>) {
  await db.schema.alterTable("users").addColumn("calibrated_at", "text").execute();
  await db.schema
    .createTable("calibrations")
    .addColumn("user_id", "text", (c) => c.notNull().references("users.id"))
    .addColumn("example", "text", (c) => c.notNull())
    .addColumn("scores", "text", (c) => c.notNull())
    .addColumn("distance", "double precision", (c) => c.notNull())
    .addColumn("done_at", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("calibrations_pk", ["user_id", "example"])
    .execute();
  await db.schema
    .createIndex("ratings_by_kind")
    .on("ratings")
    .columns(["rating", "rated_at", "review_id"])
    .execute();
  await db.schema
    .createIndex("seal_openings_of_user")
    .on("seal_openings")
    .columns(["user_id", "solution_id"])
    .execute();
}
