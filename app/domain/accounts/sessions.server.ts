import { createHash, randomBytes } from "node:crypto";
import type { Kysely } from "kysely";
import {
  type Adapter,
  type DatabaseSession,
  Lucia,
  type RegisteredDatabaseUserAttributes,
  TimeSpan,
} from "lucia";
import * as queries from "~db/queries/sessions";
import type { Database } from "~db/schema";
import { DAY } from "../time";

/** A session that is used lives on for this long … */
const SLIDING = new TimeSpan(30, "d");
/** … but never longer than this after signing in. */
const ABSOLUTE = 90 * DAY;

declare module "lucia" {
  interface Register {
    Lucia: Sessions;
    DatabaseUserAttributes: {
      handle: string;
      reputation: number;
      createdAt: string;
      isModerator: boolean;
      /** How many notices they have not read, 99 at most. */
      unread: number;
    };
    DatabaseSessionAttributes: { startedAt: string };
  }
}

export type Sessions = ReturnType<typeof createSessions>;

/** Lucia on our tables. `secure` says whether the site is served over https, where the cookie gets the `__Host-` prefix. */
export function createSessions(db: Kysely<Database>, { secure }: { secure: boolean }) {
  return new Lucia(new SessionAdapter(db), {
    sessionExpiresIn: SLIDING,
    sessionCookie: {
      name: sessionCookieName(secure),
      attributes: { secure, sameSite: "lax", path: "/" },
    },
    getUserAttributes: ({ handle, reputation, createdAt, isModerator, unread }) => ({
      handle,
      reputation,
      createdAt,
      isModerator,
      unread,
    }),
    getSessionAttributes: ({ startedAt }) => ({ startedAt }),
  });
}

export function sessionCookieName(secure: boolean) {
  return secure ? "__Host-session" : "session";
}

/** 256 random bits for a cookie. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What is stored of a token, so that a leaked database opens nothing. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

type SessionAndUser = Awaited<ReturnType<Adapter["getSessionAndUser"]>>;

/** Lucia's port to the database; the same for both engines. Session ids reach the tables only as hashes. */
export class SessionAdapter implements Adapter {
  constructor(readonly db: Kysely<Database>) {}

  async getSessionAndUser(id: string): Promise<SessionAndUser> {
    const row = await queries.findSessionAndUser(this.db, hashToken(id));
    if (!row || Date.parse(row.startedAt) + ABSOLUTE < Date.now()) return [null, null];
    const attributes: RegisteredDatabaseUserAttributes = {
      handle: row.handle,
      reputation: row.reputation,
      createdAt: row.joinedAt,
      isModerator: row.moderatorAt !== null,
      unread: row.unread ?? 0,
    };
    return [
      {
        id,
        userId: row.userId,
        expiresAt: new Date(row.expiresAt),
        attributes: { startedAt: row.startedAt },
      },
      { id: row.userId, attributes },
    ];
  }

  /** The ids in the answer are hashes: the real ones are known to the browsers alone. */
  async getUserSessions(userId: string): Promise<DatabaseSession[]> {
    const rows = await queries.listSessions(this.db, userId);
    return rows.map((row) => ({
      id: row.id_hash,
      userId: row.user_id,
      expiresAt: new Date(row.expires_at),
      attributes: { startedAt: row.created_at },
    }));
  }

  async setSession(session: DatabaseSession) {
    await queries.insertSession(this.db, {
      id_hash: hashToken(session.id),
      user_id: session.userId,
      created_at: session.attributes.startedAt,
      expires_at: session.expiresAt.toISOString(),
    });
  }

  async updateSessionExpiration(id: string, expiresAt: Date) {
    await queries.updateSessionEnd(this.db, hashToken(id), expiresAt.toISOString());
  }

  async deleteSession(id: string) {
    await queries.deleteSession(this.db, hashToken(id));
  }

  async deleteUserSessions(userId: string) {
    await queries.deleteSessionsOf(this.db, userId);
  }

  async deleteExpiredSessions() {
    await queries.deleteSessionsEndedBefore(this.db, new Date().toISOString());
  }
}
