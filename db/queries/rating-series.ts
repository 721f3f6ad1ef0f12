import type { Kysely } from "kysely";
import type { Database } from "../schema";

type Db = Kysely<Database>;

/**
 * How many reviews of one member another rated since a time, by the ledger, so that a rating that is changed to and fro
 * is one. Left out is what moderators gave back, and what the other rated as an author under a pseudonym that still holds:
 * what followed from it would tell who it is. Counts no further than 100.
 */
export async function countRatingsOfPair(
  db: Db,
  pair: { raterId: string; userId: string },
  since: string,
): Promise<number> {
  const row = await db
    .selectFrom(
      db
        .selectFrom("reputation_events as event")
        .innerJoin("solutions", "solutions.id", "event.solution_id")
        .select("event.review_id")
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
        .where("event.rule", "in", ["rated-very-helpful", "rated-helpful", "rated-not-helpful"])
        .where("event.reverses_id", "is", null)
        .where((eb) =>
          eb.not(
            eb.exists(
              eb
                .selectFrom("case_measures as given_back")
                .select("given_back.case_id")
                .whereRef("given_back.review_id", "=", "event.review_id")
                .where("given_back.what", "=", "points")
                .where("given_back.lifted_at", "is not", null),
            ),
          ),
        )
        .limit(100)
        .as("some"),
    )
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return row.n;
}

/** How many ratings a member gave since a time; counts no further than 1,000. */
export async function countRatingsBy(db: Db, raterId: string, since: string): Promise<number> {
  const row = await db
    .selectFrom(
      db
        .selectFrom("ratings")
        .select("review_id")
        .where("rater_id", "=", raterId)
        .where("rated_at", ">=", since)
        .limit(1000)
        .as("some"),
    )
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return row.n;
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
