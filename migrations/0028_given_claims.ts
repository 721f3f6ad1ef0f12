import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>) {
  await db.schema
    .alterTable("claims")
    .addColumn("given", "integer", (c) => c.notNull().defaultTo(1))
    .execute();
}
