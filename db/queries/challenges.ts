import type { Insertable, Kysely } from "kysely";
import type { Challenges, Database } from "../schema";

type Db = Kysely<Database>;

/** Adds a challenge. Throws a unique violation when the slug is taken. */
export function insertChallenge(db: Db, challenge: Insertable<Challenges>) {
  return db.insertInto("challenges").values(challenge).execute();
}

export function insertChallengeTags(db: Db, challengeId: string, tags: string[]) {
  return db
    .insertInto("challenge_tags")
    .values(tags.map((tag) => ({ challenge_id: challengeId, tag })))
    .execute();
}

/** A challenge with its author and what is stored of its brief; undefined when there is none. */
export function findChallenge(db: Db, slug: string) {
  return db
    .selectFrom("challenges")
    .innerJoin("users", "users.id", "challenges.author_id")
    .select([
      "challenges.id",
      "challenges.slug",
      "challenges.title",
      "challenges.author_id as authorId",
      "challenges.summary as storedSummary",
      "challenges.brief_html as storedBriefHtml",
      "challenges.brief_hidden_at as briefHiddenAt",
      "challenges.time_box_hours as timeBoxHours",
      "challenges.tags",
      "challenges.solution_count as solutionCount",
      "challenges.created_at as createdAt",
      "users.handle as author",
    ])
    .where("challenges.slug", "=", slug)
    .executeTakeFirst();
}

/** Id and title by slug; undefined when there is none. */
export function findChallengeId(db: Db, slug: string) {
  return db
    .selectFrom("challenges")
    .select(["id", "slug", "title"])
    .where("slug", "=", slug)
    .executeTakeFirst();
}

/** Who wrote a challenge; undefined when there is none. */
export function findChallengeById(db: Db, id: string) {
  return db.selectFrom("challenges").select("author_id as authorId").where("id", "=", id).executeTakeFirst();
}

/** Holds a challenge until the end of the transaction; undefined when there is none. */
export function lockChallenge(db: Db, id: string) {
  return db.selectFrom("challenges").select("id").where("id", "=", id).forNoKeyUpdate().executeTakeFirst();
}

/** Challenges with the most solutions first, from below the given position; with a tag, only those that carry it. */
export function listChallenges(
  db: Db,
  page: { tag: string | null; after: { solutionCount: number; id: string } | null; limit: number },
) {
  let query = db
    .selectFrom("challenges")
    .select([
      "challenges.id",
      "challenges.slug",
      "challenges.title",
      "challenges.author_id as authorId",
      "challenges.summary as storedSummary",
      "challenges.brief_hidden_at as briefHiddenAt",
      "challenges.time_box_hours as timeBoxHours",
      "challenges.tags",
      "challenges.solution_count as solutionCount",
    ])
    .where("solution_count", ">=", 0)
    .orderBy("solution_count", "desc")
    .orderBy("id", "desc")
    .limit(page.limit);
  const { tag, after } = page;
  if (tag) {
    query = query
      .innerJoin("challenge_tags", "challenge_tags.challenge_id", "challenges.id")
      .where("challenge_tags.tag", "=", tag);
  }
  if (after) {
    query = query.where((eb) =>
      eb(eb.refTuple("solution_count", "challenges.id"), "<", eb.tuple(after.solutionCount, after.id)),
    );
  }
  return query.execute();
}

/** Hides a challenge's brief at a time, or shows it again with null. Returns false when it was so already. */
export async function updateChallengeBriefHidden(
  db: Db,
  id: string,
  hiddenAt: string | null,
): Promise<boolean> {
  const result = await db
    .updateTable("challenges")
    .set({ brief_hidden_at: hiddenAt })
    .where("id", "=", id)
    .where("brief_hidden_at", hiddenAt ? "is" : "is not", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Counts a solution in or out. */
export function updateSolutionCount(db: Db, challengeId: string, by: 1 | -1) {
  return db
    .updateTable("challenges")
    .set((eb) => ({ solution_count: eb("solution_count", "+", by) }))
    .where("id", "=", challengeId)
    .execute();
}
