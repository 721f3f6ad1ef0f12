import type { Insertable, Kysely } from "kysely";
import type { Database, ReviewingHabits } from "../schema";

type Db = Kysely<Database>;

/** How much a member wants to review; undefined where they did not say. */
export function findHabits(db: Db, userId: string) {
  return db
    .selectFrom("reviewing_habits")
    .select(["weekly_load as weeklyLoad", "away_until as awayUntil", "volunteers"])
    .where("user_id", "=", userId)
    .executeTakeFirst();
}

/** Stores how much a member wants to review, over what they said before; when they were last asked stays. */
export function upsertHabits(db: Db, habits: Insertable<ReviewingHabits>) {
  return db
    .insertInto("reviewing_habits")
    .values(habits)
    .onConflict((conflict) =>
      conflict.column("user_id").doUpdateSet({
        weekly_load: habits.weekly_load,
        away_until: habits.away_until,
        volunteers: habits.volunteers,
      }),
    )
    .execute();
}

/** How many reviews a member submitted since a time; counts no further than `limit`. */
export async function countReviewsSince(
  db: Db,
  { reviewerId, since }: { reviewerId: string; since: string },
  limit: number,
): Promise<number> {
  const row = await db
    .selectFrom(
      db
        .selectFrom("reviews")
        .select("id")
        .where("reviewer_id", "=", reviewerId)
        .where("submitted_at", ">", since)
        .limit(limit)
        .as("some"),
    )
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return row.n;
}

/** The tags, as JSON, of a solution's latest revision. */
export function findTagsOfSolution(db: Db, solutionId: string) {
  return db
    .selectFrom("solutions")
    .innerJoin("revisions", (join) =>
      join
        .onRef("revisions.solution_id", "=", "solutions.id")
        .onRef("revisions.revision", "=", "solutions.revision"),
    )
    .select("revisions.tags")
    .where("solutions.id", "=", solutionId)
    .executeTakeFirst();
}

/** How many reviews a member submitted, and how many of them since a time; each counted no further than its limit. */
export async function countReviewsOf(
  db: Db,
  { reviewerId, since }: { reviewerId: string; since: string },
  limits: { all: number; recent: number },
): Promise<{ all: number; recent: number }> {
  const some = (limit: number, from: string) =>
    db
      .selectFrom(
        db
          .selectFrom("reviews")
          .select("id")
          .where("reviewer_id", "=", reviewerId)
          .where("submitted_at", ">", from)
          .limit(limit)
          .as("some"),
      )
      .select((eb) => eb.fn.countAll<number>().as("n"));
  const row = await db
    .selectNoFrom([some(limits.all, "").as("all"), some(limits.recent, since).as("recent")])
    .executeTakeFirstOrThrow();
  return { all: row.all ?? 0, recent: row.recent ?? 0 };
}

/** The tags, as JSON, of what a member reviewed and posted last, at most `limit` of each. */
export function listTagsOfMember(db: Db, userId: string, limit: number) {
  const reviewed = db
    .selectFrom("reviews")
    .select("solution_id as id")
    .where("reviewer_id", "=", userId)
    .orderBy("submitted_at", "desc")
    .limit(limit)
    .as("listed");
  const posted = db
    .selectFrom("solutions")
    .select("id")
    .where("author_id", "=", userId)
    .where("published_at", "is not", null)
    .orderBy("published_at", "desc")
    .limit(limit)
    .as("listed");
  const tagsOf = (ids: typeof reviewed) =>
    db
      .selectFrom(ids)
      .innerJoin("solutions", "solutions.id", "listed.id")
      .innerJoin("revisions", (join) =>
        join
          .onRef("revisions.solution_id", "=", "solutions.id")
          .onRef("revisions.revision", "=", "solutions.revision"),
      )
      .select("revisions.tags");
  return tagsOf(reviewed).unionAll(tagsOf(posted)).execute();
}

/** When a member's latest posts before a time became public, the latest first, but for one of them. */
export function listPostsBefore(
  db: Db,
  { authorId, before, but }: { authorId: string; before: string; but: string },
  limit: number,
) {
  return db
    .selectFrom("solutions")
    .select("published_at as publishedAt")
    .where("author_id", "=", authorId)
    .where("published_at", "<=", before)
    .where("id", "<>", but)
    .orderBy("published_at", "desc")
    .limit(limit)
    .execute();
}

/**
 * Members who offered to help with what waits and were not asked since a time, those not asked for longest first; not
 * who is away on a day.
 */
export function listVolunteers(
  db: Db,
  { askedBefore, today }: { askedBefore: string; today: string },
  limit: number,
) {
  return db
    .selectFrom("reviewing_habits")
    .select("user_id as userId")
    .where("volunteers", "=", 1)
    .where("asked_at", "<", askedBefore)
    .where((eb) => eb.or([eb("away_until", "is", null), eb("away_until", "<=", today)]))
    .orderBy("asked_at")
    .limit(limit)
    .execute();
}

/** Notes that members were asked to help at a time. */
export function updateAsked(db: Db, userIds: string[], now: string) {
  return db.updateTable("reviewing_habits").set({ asked_at: now }).where("user_id", "in", userIds).execute();
}

/** When the latest public posts since a time were posted and first reviewed, and how many reviews they have. */
export function listFirstReviews(db: Db, since: string, limit: number) {
  return db
    .selectFrom(
      db
        .selectFrom("listings")
        .select(["solution_id", "published_at", "review_count"])
        .where("scope", "=", "all")
        .where("published_at", ">", since)
        .orderBy("published_at", "desc")
        .limit(limit)
        .as("listed"),
    )
    .select((eb) => [
      "listed.published_at as publishedAt",
      "listed.review_count as reviews",
      eb
        .selectFrom("reviews")
        .select("reviews.submitted_at")
        .whereRef("reviews.solution_id", "=", "listed.solution_id")
        .orderBy("reviews.submitted_at")
        .limit(1)
        .as("firstReviewAt"),
    ])
    .execute();
}
