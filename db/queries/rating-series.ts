import { expressionBuilder, type Kysely, sql } from "kysely";
import { isGivenBack } from "../expressions/given-back";
import type { Database, ReputationEvents } from "../schema";

type Db = Kysely<Database>;

/** From behind `since` or at it, up to and with `until`. */
export interface Stretch {
  since: string;
  until: string;
}

/**
 * Which reviews of one member another rated in a stretch of time, by the ledger, so that a rating that is changed to and
 * fro is one. Left out is what moderators gave back as no series, and what the other rated as an author under a pseudonym
 * that still holds: what followed from it would tell who it is. At most 100.
 */
export async function listRatedOfPair(
  db: Db,
  pair: { raterId: string; userId: string },
  { since, until }: Stretch,
): Promise<string[]> {
  const rows = await db
    .selectFrom("reputation_events as event")
    .innerJoin("solutions", "solutions.id", "event.solution_id")
    .select("event.review_id as reviewId")
    .distinct()
    .where((eb) =>
      eb.or([eb("solutions.pseudonym", "is", null), eb("solutions.revealed_at", "is not", null)]),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("reviews as blind")
            .select("blind.id")
            .whereRef("blind.id", "=", "event.review_id")
            .where("blind.pseudonym", "is not", null)
            .where("blind.revealed_at", "is", null),
        ),
      ),
    )
    .where("event.user_id", "=", pair.userId)
    .where("event.giver_id", "=", pair.raterId)
    .where("event.happened_at", ">=", since)
    .where("event.happened_at", "<=", until)
    .where(isRating())
    .where((eb) => eb.not(wasHelpfulBefore(since)))
    .where((eb) => eb.not(isGivenBack))
    .limit(100)
    .execute();
  return rows.flatMap(({ reviewId }) => reviewId ?? []);
}

/** When moderators last said of one member's ratings of another that they are no series; undefined where they never did. */
export async function findLastLift(
  db: Db,
  { raterId, userId }: { raterId: string; userId: string },
): Promise<string | undefined> {
  const row = await db
    .selectFrom("case_members")
    .innerJoin("cases", "cases.id", "case_members.case_id")
    .select("cases.closed_at as closedAt")
    .where("case_members.user_id", "=", userId)
    .where("cases.kind", "=", "serial-ratings")
    .where("cases.verdict", "=", "lift")
    // Ids have no wildcards in them. Behind the two come the month, and cases that were decided before.
    .where("cases.case_key", "like", `serial-ratings:${raterId}:${userId}:%`)
    .orderBy("cases.closed_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.closedAt ?? undefined;
}

/** When one member rated another's reviews by the ledger, and the review and the solution of each; the latest first. */
export function listRatingsOfPair(db: Db, pair: { raterId: string; userId: string }, limit: number) {
  return db
    .selectFrom("reputation_events as event")
    .select(["event.solution_id as solutionId", "event.happened_at as ratedAt"])
    .where("event.user_id", "=", pair.userId)
    .where("event.giver_id", "=", pair.raterId)
    .where("event.happened_at", ">", "")
    .where(isRating())
    .orderBy("event.happened_at", "desc")
    .orderBy("event.id", "desc")
    .limit(limit)
    .execute();
}

/** What a review was rated and when, by the ledger: each change, the first one first. */
export function listRatingsOfReview(db: Db, reviewId: string) {
  return db
    .selectFrom("reputation_events as event")
    .select(["event.rule", "event.happened_at as ratedAt"])
    .where("event.review_id", "=", reviewId)
    .where(isRating())
    .orderBy("event.happened_at")
    .orderBy("event.id")
    .execute();
}

/** Whether a row was written by the act of rating; one that pays for it anew later has a longer key. */
function isRating() {
  const eb = expressionBuilder<Database & { event: ReputationEvents }, "event">();
  return eb.and([
    eb("event.rule", "in", ["rated-very-helpful", "rated-helpful", "rated-not-helpful"]),
    sql<boolean>`event.reverses_id || '' is null`,
    eb("event.dedupe_key", "not like", "rated:%:%:%"),
  ]);
}

/** Whether the same person had rated the review helpful before a time: raising that is no rating of its own. */
function wasHelpfulBefore(time: string) {
  const eb = expressionBuilder<Database & { event: ReputationEvents }, "event">();
  return eb.exists(
    eb
      .selectFrom("reputation_events as earlier")
      .select("earlier.id")
      .whereRef("earlier.review_id", "=", "event.review_id")
      .whereRef("earlier.giver_id", "=", "event.giver_id")
      .where("earlier.rule", "in", ["rated-very-helpful", "rated-helpful"])
      .where("earlier.happened_at", "<", time),
  );
}

/** How many ratings a member gave in a stretch of time; counts no further than 1,000. */
export async function countRatingsBy(db: Db, raterId: string, { since, until }: Stretch): Promise<number> {
  const row = await db
    .selectFrom(
      db
        .selectFrom("ratings")
        .select("review_id")
        .where("rater_id", "=", raterId)
        .where("rated_at", ">=", since)
        .where("rated_at", "<=", until)
        .limit(1000)
        .as("some"),
    )
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return row.n;
}

/** Who rated whose reviews of a solution; each pair once. */
export function listRatedPairsOf(db: Db, solutionId: string, limit: number) {
  return db
    .selectFrom("reviews")
    .innerJoin("ratings", "ratings.review_id", "reviews.id")
    .select(["ratings.rater_id as raterId", "reviews.reviewer_id as userId"])
    .distinct()
    .where("reviews.solution_id", "=", solutionId)
    .orderBy("userId")
    .limit(limit)
    .execute();
}

/** Ratings from a position on up to a time, the oldest first, with whose review was rated. */
export function listRatingsAfter(
  db: Db,
  after: { at: string; id: string },
  { until, limit }: { until: string; limit: number },
) {
  return db
    .selectFrom("ratings")
    .innerJoin("reviews", "reviews.id", "ratings.review_id")
    .select([
      "ratings.review_id as id",
      "ratings.rated_at as ratedAt",
      "ratings.rater_id as raterId",
      "reviews.reviewer_id as userId",
    ])
    .where((eb) =>
      eb(eb.refTuple("ratings.rated_at", "ratings.review_id"), ">", eb.tuple(after.at, after.id)),
    )
    .where("ratings.rated_at", "<=", until)
    .orderBy("ratings.rated_at")
    .orderBy("ratings.review_id")
    .limit(limit)
    .execute();
}
