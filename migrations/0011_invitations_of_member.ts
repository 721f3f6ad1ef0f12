import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>) {
  await db.schema
    .createIndex("invitations_of_member")
    .on("invitations")
    .columns(["user_id", "invited_at"])
    .execute();
}
