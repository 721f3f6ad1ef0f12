import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>) {
  await db.schema
    .createTable("rubric_health")
    .addColumn("rubric_version", "integer", (c) => c.primaryKey())
    .addColumn("figures", "text", (c) => c.notNull())
    .addColumn("measured_at", "text", (c) => c.notNull())
    .execute();
}
