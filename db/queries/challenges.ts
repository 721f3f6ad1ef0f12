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

/** A challenge with its brief and author; undefined when there is none. */
export function findChallenge(db: Db, slug: string) {
  return db
    .selectFrom("challenges")
    .innerJoin("users", "users.id", "challenges.author_id")
    .select([
      "challenges.id",
      "challenges.slug",
      "challenges.title",
      "challenges.summary",
      "challenges.brief_html as briefHtml",
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
      "challenges.summary",
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

/** Counts a solution in or out. */
export function updateSolutionCount(db: Db, challengeId: string, by: 1 | -1) {
  return db
    .updateTable("challenges")
    .set((eb) => ({ solution_count: eb("solution_count", "+", by) }))
    .where("id", "=", challengeId)
    .execute();
}
