import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>) {
  for (const table of ["solutions", "reviews"]) {
    await db.schema.alterTable(table).addColumn("pseudonym", "text").execute();
    await db.schema.alterTable(table).addColumn("revealed_at", "text").execute();
  }
  await db.schema
    .createIndex("solutions_blind")
    .on("solutions")
    .columns(["published_at", "id"])
    .where(sql.ref("pseudonym"), "is not", null)
    .where(sql.ref("revealed_at"), "is", null)
    .execute();

  await db.schema
    .createTable("blocks")
    .addColumn("user_id", "text", (c) => c.notNull().references("users.id"))
    .addColumn("blocked_id", "text", (c) => c.notNull().references("users.id"))
    .addColumn("blocked_at", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("blocks_pk", ["user_id", "blocked_id"])
    .execute();
  await db.schema.createIndex("blocks_of_blocked").on("blocks").columns(["blocked_id", "user_id"]).execute();

  await db.schema
    .createTable("notices")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("user_id", "text", (c) => c.notNull().references("users.id"))
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("path", "text", (c) => c.notNull())
    .addColumn("solution_id", "text", (c) => c.notNull().references("solutions.id"))
    .addColumn("review_id", "text", (c) => c.references("reviews.id"))
    .addColumn("created_at", "text", (c) => c.notNull())
    .addColumn("read_at", "text")
    .execute();
  await db.schema
    .createIndex("notices_of_user")
    .on("notices")
    .columns(["user_id", "created_at", "id"])
    .execute();
  await db.schema.createIndex("notices_unread").on("notices").columns(["user_id", "read_at"]).execute();
}
