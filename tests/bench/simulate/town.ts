import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { emailKey, handleKey } from "~/domain/accounts/account";
import { placeAnchors } from "~/domain/anchoring/place-anchors.server";
import type { Ctx, MemberCtx } from "~/domain/context.server";
import { renderPlain } from "~/domain/markdown/render-plain.server";
import { createLocalStorage } from "~/web/files/local-storage.server";
import { type Connection, connect } from "~db/connection";
import { migrate } from "~db/migrate";
import { insertUser } from "~db/queries/users";
import { createRandom, type Random } from "../community/random";
import type { Reviewer, Solution } from "./truth";

export interface Member {
  id: string;
  handle: string;
  createdAt: string;
  reviewer: Reviewer;
  /** Of those who play with others: the name of their group, and their place in it. */
  group: string | null;
  place: number;
}

/** A published solution and what is planted in it. */
export interface Post {
  id: string;
  author: Member;
  at: number;
  title: string;
  body: string;
  truth: Solution;
  revised: boolean;
}

/** A site of its own, with a clock that the days move. */
export interface Town {
  connection: Connection;
  random: Random;
  /** Milliseconds. */
  now: number;
  members: Member[];
  posts: Map<string, Post>;
  ctx(): Ctx;
  as(member: Member): Promise<MemberCtx>;
}

export const BEGIN = Date.parse("2026-01-05T00:00:00.000Z");

/** Opens an empty site: a SQLite file in memory where the machine has such a folder, or an empty database of its own at `url`. */
export async function openTown(seed: number, url?: string): Promise<{ town: Town; close(): Promise<void> }> {
  const folder = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "rationale-simulate-"));
  const connection = connect(url ?? `file:${join(folder, "town.db")}`);
  await migrate(connection.db);
  const random = createRandom(seed);
  const files = createLocalStorage(join(folder, "files"));
  const town: Town = {
    connection,
    random,
    now: BEGIN,
    members: [],
    posts: new Map(),
    ctx: () => ({
      db: connection.db,
      now: new Date(town.now).toISOString(),
      viewer: null,
      newId: () => random.id(town.now),
      // Rendering costs most of a publication's time and changes no number.
      render: async (texts) => texts.map(renderPlain),
      compare: async () => null,
      placeAnchors: async (job) => placeAnchors(job),
      importText: () => never("imports"),
      files,
      readUpload: () => never("uploads"),
      isUniqueViolation: connection.engine.isUniqueViolation,
    }),
    async as(member) {
      const ctx = town.ctx();
      const { reputation } = await ctx.db
        .selectFrom("users")
        .select("reputation")
        .where("id", "=", member.id)
        .executeTakeFirstOrThrow();
      const { id, handle, createdAt } = member;
      return { ...ctx, viewer: { id, handle, createdAt, reputation, isModerator: false } };
    },
  };
  return {
    town,
    async close() {
      await connection.db.destroy();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function never(what: string): never {
  throw new Error(`The simulation has no ${what}`);
}

/** Adds a member as of now, written straight to the table: hashing a thousand passwords is slow. */
export async function addMember(
  town: Town,
  { reviewer, group, place }: Pick<Member, "reviewer" | "group" | "place">,
): Promise<Member> {
  const ctx = town.ctx();
  const handle = `member${inLetters(town.members.length)}`;
  const email = `${handle}@example.org`;
  const member = { id: ctx.newId(), handle, createdAt: ctx.now, reviewer, group, place };
  await insertUser(ctx.db, {
    id: member.id,
    handle,
    handle_key: handleKey(handle),
    email,
    email_key: emailKey(email),
    password_hash: "none",
    bio: "",
    reputation: 0,
    created_at: ctx.now,
  });
  town.members.push(member);
  return member;
}

/** Letters only, as digits of a handle may fold into letters. */
function inLetters(n: number): string {
  return [...n.toString()].map((digit) => "abcdefghkm"[Number(digit)]).join("");
}
