import type { Insertable, Kysely } from "kysely";
import type { Database, Revisions, Solutions } from "../schema";

type Db = Kysely<Database>;

/** Adds a solution, unless there is one with its id. */
export function insertSolution(db: Db, solution: Insertable<Solutions>) {
  return db
    .insertInto("solutions")
    .values(solution)
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
}

export function insertRevision(db: Db, revision: Insertable<Revisions>) {
  return db.insertInto("revisions").values(revision).execute();
}

/** What decisions about a solution need; undefined when there is none. */
export function findSolution(db: Db, id: string) {
  return selectSolution(db, id).executeTakeFirst();
}

function selectSolution(db: Db, id: string) {
  return db
    .selectFrom("solutions")
    .select([
      "id",
      "author_id as authorId",
      "challenge_id as challengeId",
      "revision",
      "review_count as reviewCount",
      "published_at as publishedAt",
      "withdrawn_at as withdrawnAt",
    ])
    .where("id", "=", id);
}

/** The same, held until the end of the transaction: nobody else changes the solution meanwhile. */
export function lockSolution(db: Db, id: string) {
  return selectSolution(db, id).forNoKeyUpdate().executeTakeFirst();
}

/** A solution with one of its revisions, the latest where `revision` is null; undefined when there is none. */
export function findRevision(db: Db, id: string, revision: number | null) {
  return db
    .selectFrom("solutions")
    .innerJoin("revisions", "revisions.solution_id", "solutions.id")
    .innerJoin("users", "users.id", "solutions.author_id")
    .leftJoin("challenges", "challenges.id", "solutions.challenge_id")
    .select([
      "solutions.id",
      "solutions.author_id as authorId",
      "solutions.revision as latestRevision",
      "solutions.challenge_id as challengeId",
      "solutions.review_count as reviewCount",
      "solutions.published_at as publishedAt",
      "solutions.withdrawn_at as withdrawnAt",
      "revisions.revision",
      "revisions.title",
      "revisions.slug",
      "revisions.summary",
      "revisions.brief",
      "revisions.brief_html as briefHtml",
      "revisions.body",
      "revisions.body_html as bodyHtml",
      "revisions.outline",
      "revisions.word_count as wordCount",
      "revisions.ask",
      "revisions.tags",
      "revisions.repo_url as repoUrl",
      "revisions.repo_commit as repoCommit",
      "revisions.change_note as changeNote",
      "revisions.published_at as revisedAt",
      "users.handle as author",
      "users.reputation as authorReputation",
      "challenges.slug as challengeSlug",
      "challenges.title as challengeTitle",
      "challenges.time_box_hours as timeBoxHours",
    ])
    .where("solutions.id", "=", id)
    .where((eb) => eb("revisions.revision", "=", revision === null ? eb.ref("solutions.revision") : revision))
    .executeTakeFirst();
}

/** The latest revisions of a solution, newest first. */
export function listRevisions(db: Db, solutionId: string, limit: number) {
  return db
    .selectFrom("revisions")
    .select(["revision", "change_note as changeNote", "published_at as publishedAt"])
    .where("solution_id", "=", solutionId)
    .orderBy("revision", "desc")
    .limit(limit)
    .execute();
}

/** Makes a revision the latest one. */
export function updateRevision(
  db: Db,
  id: string,
  { revision, publishedAt }: { revision: number; publishedAt: string },
) {
  return db
    .updateTable("solutions")
    .set({ revision, published_at: publishedAt })
    .where("id", "=", id)
    .execute();
}

/** Sets which challenge a solution that is not published yet will answer. */
export function updateChallenge(db: Db, id: string, challengeId: string | null) {
  return db.updateTable("solutions").set({ challenge_id: challengeId }).where("id", "=", id).execute();
}

/** Withdraws a solution at a time, or brings it back with null. Returns false when it was so already. */
export async function updateWithdrawn(db: Db, id: string, withdrawnAt: string | null): Promise<boolean> {
  const result = await db
    .updateTable("solutions")
    .set({ withdrawn_at: withdrawnAt })
    .where("id", "=", id)
    .where("withdrawn_at", withdrawnAt ? "is" : "is not", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Counts one review more, and returns the new count. */
export async function incrementReviewCount(db: Db, id: string): Promise<number> {
  const row = await db
    .updateTable("solutions")
    .set((eb) => ({ review_count: eb("review_count", "+", 1) }))
    .where("id", "=", id)
    .returning("review_count")
    .executeTakeFirstOrThrow();
  return row.review_count;
}

/** A member's published solutions, newest first, from before the given position. */
export function listSolutionsOf(
  db: Db,
  authorId: string,
  page: { withWithdrawn: boolean; after: { publishedAt: string; id: string } | null; limit: number },
) {
  let query = db
    .selectFrom("solutions")
    .innerJoin("revisions", (join) =>
      join
        .onRef("revisions.solution_id", "=", "solutions.id")
        .onRef("revisions.revision", "=", "solutions.revision"),
    )
    .leftJoin("challenges", "challenges.id", "solutions.challenge_id")
    .select([
      "solutions.id",
      "solutions.revision",
      "solutions.review_count as reviewCount",
      "solutions.published_at as publishedAt",
      "solutions.withdrawn_at as withdrawnAt",
      "revisions.title",
      "revisions.slug",
      "revisions.summary",
      "revisions.tags",
      "revisions.word_count as wordCount",
      "revisions.published_at as revisedAt",
      "challenges.slug as challengeSlug",
      "challenges.title as challengeTitle",
    ])
    .where("solutions.author_id", "=", authorId)
    .where("solutions.published_at", "is not", null)
    .orderBy("solutions.published_at", "desc")
    .orderBy("solutions.id", "desc")
    .limit(page.limit);
  if (!page.withWithdrawn) query = query.where("solutions.withdrawn_at", "is", null);
  const { after } = page;
  if (after) {
    query = query.where((eb) =>
      eb(eb.refTuple("solutions.published_at", "solutions.id"), "<", eb.tuple(after.publishedAt, after.id)),
    );
  }
  return query.execute();
}
