import type { Insertable, Kysely } from "kysely";
import type { Database, HeldForms, Sessions } from "../schema";

type Db = Kysely<Database>;

/** Unread notices are counted no further. */
const UNREAD_MAX = 99;

/** A session with its member and what they have not read, in one query; undefined when there is none. */
export function findSessionAndUser(db: Db, idHash: string) {
  return db
    .selectFrom("sessions")
    .innerJoin("users", "users.id", "sessions.user_id")
    .select((eb) => [
      "sessions.user_id as userId",
      "sessions.created_at as startedAt",
      "sessions.expires_at as expiresAt",
      "users.handle",
      "users.reputation",
      "users.created_at as joinedAt",
      "users.moderator_at as moderatorAt",
      eb
        .selectFrom((eb) =>
          eb
            .selectFrom("notices")
            .select("notices.id")
            .whereRef("notices.user_id", "=", "sessions.user_id")
            .where("notices.read_at", "is", null)
            .limit(UNREAD_MAX)
            .as("unread"),
        )
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .as("unread"),
    ])
    .where("sessions.id_hash", "=", idHash)
    .executeTakeFirst();
}

/** The sessions of one member. */
export function listSessions(db: Db, userId: string) {
  return db.selectFrom("sessions").selectAll().where("user_id", "=", userId).execute();
}

export function insertSession(db: Db, session: Insertable<Sessions>) {
  return db.insertInto("sessions").values(session).execute();
}

export function updateSessionEnd(db: Db, idHash: string, expiresAt: string) {
  return db.updateTable("sessions").set({ expires_at: expiresAt }).where("id_hash", "=", idHash).execute();
}

export function deleteSession(db: Db, idHash: string) {
  return db.deleteFrom("sessions").where("id_hash", "=", idHash).execute();
}

export function deleteSessionsOf(db: Db, userId: string) {
  return db.deleteFrom("sessions").where("user_id", "=", userId).execute();
}

/** Removes what ended before `time`. */
export function deleteSessionsEndedBefore(db: Db, time: string) {
  return db.deleteFrom("sessions").where("expires_at", "<=", time).execute();
}

/** Keeps what was sent to a page after the session had ended, over what the same browser sent to it before. */
export function upsertHeldForm(db: Db, form: Insertable<HeldForms>) {
  return db
    .insertInto("held_forms")
    .values(form)
    .onConflict((conflict) =>
      conflict.columns(["id_hash", "path"]).doUpdateSet({ fields: form.fields, created_at: form.created_at }),
    )
    .execute();
}

/** A held form that is not older than `since`; undefined when there is none. */
export function findHeldForm(db: Db, { idHash, path }: { idHash: string; path: string }, since: string) {
  return db
    .selectFrom("held_forms")
    .select("fields")
    .where("id_hash", "=", idHash)
    .where("path", "=", path)
    .where("created_at", ">=", since)
    .executeTakeFirst();
}

export function deleteHeldForm(db: Db, { idHash, path }: { idHash: string; path: string }) {
  return db.deleteFrom("held_forms").where("id_hash", "=", idHash).where("path", "=", path).execute();
}

export function deleteHeldFormsBefore(db: Db, time: string) {
  return db.deleteFrom("held_forms").where("created_at", "<", time).execute();
}
