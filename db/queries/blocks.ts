import type { Insertable, Kysely } from "kysely";
import type { Blocks, Database } from "../schema";

type Db = Kysely<Database>;

/** Keeps two members' work apart; nothing where that is so already. */
export function insertBlock(db: Db, block: Insertable<Blocks>) {
  return db
    .insertInto("blocks")
    .values(block)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Lets two members' work meet again; nothing where it was not kept apart. */
export function deleteBlock(db: Db, { user_id, blocked_id }: Pick<Blocks, "user_id" | "blocked_id">) {
  return db
    .deleteFrom("blocks")
    .where("user_id", "=", user_id)
    .where("blocked_id", "=", blocked_id)
    .execute();
}

/** When a member blocked another one; undefined when they did not. */
export function findBlock(db: Db, userId: string, blockedId: string) {
  return db
    .selectFrom("blocks")
    .select("blocked_at as blockedAt")
    .where("user_id", "=", userId)
    .where("blocked_id", "=", blockedId)
    .executeTakeFirst();
}
