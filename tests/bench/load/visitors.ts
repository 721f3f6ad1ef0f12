import { hashToken, newToken, sessionCookieName } from "~/domain/accounts/sessions.server";
import { before, DAY } from "~/domain/time";
import type { Connection } from "~db/connection";
import { insertSealOpening } from "~db/queries/reviews";
import { insertSession } from "~db/queries/sessions";
import { insertUser } from "~db/queries/users";

/** Whom the measurement acts as, and on what. Everyone's `cookie` is a living session. */
export interface Visitors {
  /** Path of a long write-up with reviews. */
  solution: { id: string; path: string };
  /** Has opened the reviews of that solution. */
  reader: string;
  /** Has not, so they are sealed. */
  sealedReader: string;
  reviewers: string[];
  /** Ids of solutions to review. */
  solutions: string[];
}

// Primes: a reviewer and a solution meet again only after every other pair had its turn.
const REVIEWERS = 211;
const SOLUTIONS = 997;

/** Adds members with sessions to a generated database. */
export async function addVisitors({ db }: Connection): Promise<Visitors> {
  const solution = await findLongSolution(db);
  const now = new Date().toISOString();
  const join = () => joinSite({ db });

  const [reader, sealedReader] = [await join(), await join()];
  await insertSealOpening(db, { solution_id: solution.id, user_id: reader.id, opened_at: now });
  const reviewers: string[] = [];
  for (let i = 0; i < REVIEWERS; i++) reviewers.push((await join()).cookie);
  const solutions = await db
    .selectFrom("listings")
    .select("solution_id as id")
    .where("scope", "=", "all")
    .orderBy("published_at", "desc")
    .limit(SOLUTIONS)
    .execute();
  return {
    solution,
    reader: reader.cookie,
    sealedReader: sealedReader.cookie,
    reviewers,
    solutions: solutions.map(({ id }) => id),
  };
}

/** A member who joined a month ago, with the cookie of a living session. */
export async function joinSite({ db }: Pick<Connection, "db">): Promise<{ id: string; cookie: string }> {
  const now = new Date().toISOString();
  const id = `visitor-${newToken()}`;
  const key = newToken().toLowerCase();
  await insertUser(db, {
    id,
    handle: `v${key.replace(/[^a-z]/g, "").slice(0, 12)}`,
    handle_key: key,
    email: `${key}@example.org`,
    email_key: `${key}@example.org`,
    password_hash: "none",
    bio: "",
    reputation: 0,
    created_at: before(now, 30 * DAY),
  });
  const token = newToken();
  await insertSession(db, {
    id_hash: hashToken(token),
    user_id: id,
    created_at: now,
    expires_at: before(now, -30 * DAY),
  });
  return { id, cookie: `${sessionCookieName(false)}=${token}` };
}

/** A long write-up with at least three reviews, at its page's address. */
async function findLongSolution(db: Connection["db"]): Promise<Visitors["solution"]> {
  const { id, slug } = await db
    .selectFrom("solutions")
    .innerJoin("revisions", (join) =>
      join
        .onRef("revisions.solution_id", "=", "solutions.id")
        .onRef("revisions.revision", "=", "solutions.revision"),
    )
    .select(["solutions.id", "revisions.slug"])
    .where("solutions.withdrawn_at", "is", null)
    .where("solutions.review_count", ">=", 3)
    .where("revisions.word_count", ">=", 1000)
    .orderBy("solutions.id")
    .limit(1)
    .executeTakeFirstOrThrow();
  return { id, path: `/solutions/${id}/${slug}` };
}
