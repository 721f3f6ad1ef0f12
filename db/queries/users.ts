import type { Insertable, Kysely } from "kysely";
import type { Database, Users } from "../schema";

type Db = Kysely<Database>;

/** Adds a member. Throws a unique violation when the handle or the address is taken. */
export function insertUser(db: Db, user: Insertable<Users>) {
  return db.insertInto("users").values(user).execute();
}

/** What signing in needs, by folded handle or by lower-cased address; undefined when nobody has it. */
export function findCredentials(db: Db, by: { handleKey: string } | { emailKey: string }) {
  const query = db.selectFrom("users").select(["id", "password_hash as passwordHash"]);
  const found =
    "emailKey" in by
      ? query.where("email_key", "=", by.emailKey)
      : query.where("handle_key", "=", by.handleKey);
  return found.executeTakeFirst();
}

/** Which of the two keys is taken already. */
export async function findTakenKeys(db: Db, handleKey: string, emailKey: string) {
  const rows = await db
    .selectFrom("users")
    .select(["handle_key as handleKey", "email_key as emailKey"])
    .where((eb) => eb.or([eb("handle_key", "=", handleKey), eb("email_key", "=", emailKey)]))
    .execute();
  return {
    handle: rows.some((row) => row.handleKey === handleKey),
    email: rows.some((row) => row.emailKey === emailKey),
  };
}

/** A member's public face by handle; undefined when there is none. */
export function findUserByHandle(db: Db, handle: string) {
  return db
    .selectFrom("users")
    .select(["id", "handle", "bio", "reputation", "created_at as createdAt", "calibrated_at as calibratedAt"])
    .where("handle_key", "=", handle)
    .executeTakeFirst();
}

/** Members by the keys of their handles. */
export function listUsersByHandle(db: Db, handleKeys: string[]) {
  return db.selectFrom("users").select(["id", "handle"]).where("handle_key", "in", handleKeys).execute();
}

/** Makes a member a moderator from a time on, or none with null. */
export function updateModerator(db: Db, userId: string, moderatorAt: string | null) {
  return db.updateTable("users").set({ moderator_at: moderatorAt }).where("id", "=", userId).execute();
}

/** The moderators, those who have been it longest first. */
export function listModerators(db: Db) {
  return db
    .selectFrom("users")
    .select(["handle", "moderator_at as moderatorAt"])
    .where("moderator_at", ">", "")
    .orderBy("moderator_at")
    .execute();
}

/** Sets the cached total of a member's ledger. */
export function updateReputation(db: Db, userId: string, points: number) {
  return db.updateTable("users").set({ reputation: points }).where("id", "=", userId).execute();
}

/** Sets what a member says about themselves. */
export function updateBio(db: Db, userId: string, bio: string) {
  return db.updateTable("users").set({ bio }).where("id", "=", userId).execute();
}

/** Whether anybody has joined yet. */
export async function hasUsers(db: Db): Promise<boolean> {
  return (await db.selectFrom("users").select("id").limit(1).executeTakeFirst()) !== undefined;
}

/** Holds members' rows until the end of the transaction, so that their points are summed up by one at a time. */
export function lockUsers(db: Db, ids: string[]) {
  return db.selectFrom("users").select("id").where("id", "in", ids).orderBy("id").forNoKeyUpdate().execute();
}
