import type { Kysely } from "kysely";
import { isUnderPseudonym } from "../expressions/blind";
import { isGiverShown, isOriginal, stillPays } from "../expressions/standing-event";
import type { Database } from "../schema";

type Db = Kysely<Database>;

/** Reviews that are counted, one way. */
const REVIEWS_MAX = 100;

/** Whether a member reviewed a solution under a pseudonym that still holds. */
export async function isPseudonymousReviewer(
  db: Db,
  { userId, solutionId }: { userId: string; solutionId: string },
): Promise<boolean> {
  const review = await db
    .selectFrom("reviews")
    .select("id")
    .where("solution_id", "=", solutionId)
    .where("reviewer_id", "=", userId)
    .where(isUnderPseudonym("reviews"))
    .executeTakeFirst();
  return review !== undefined;
}

/** Whether both names show at a review: its writer's, and at its solution that of somebody who gives points for it. */
export async function areNamesShown(
  db: Db,
  { giverId, reviewId }: { giverId: string; reviewId: string },
): Promise<boolean> {
  const review = await db
    .selectFrom("reviews")
    .innerJoin("solutions", "solutions.id", "reviews.solution_id")
    .select("reviews.id")
    .where("reviews.id", "=", reviewId)
    .where((eb) => eb.not(isUnderPseudonym("reviews")))
    .where((eb) => eb.or([eb("solutions.author_id", "!=", giverId), eb.not(isUnderPseudonym("solutions"))]))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("reviews as theirs")
            .select("theirs.id")
            .whereRef("theirs.solution_id", "=", "reviews.solution_id")
            .where("theirs.reviewer_id", "=", giverId)
            .where(isUnderPseudonym("theirs")),
        ),
      ),
    )
    .executeTakeFirst();
  return review !== undefined;
}

/**
 * Points that one member got through another in a stretch of time, both ends included, and still has: all, and those for
 * other reviews than one; and how many standing ratings of these others are among their causes. What one of them goes by
 * a pseudonym for is not counted: told from what is paid for what they do under their names, it would tell who they are.
 */
export async function findPairStanding(
  db: Db,
  pair: { userId: string; giverId: string; exceptReviewId: string },
  { since, until }: { since: string; until: string },
) {
  const row = await db
    .selectFrom("reputation_events as event")
    .select((eb) => [
      eb.fn.coalesce(eb.fn.sum<number>("event.points"), eb.lit(0)).as("points"),
      eb.fn
        .coalesce(
          eb.fn.sum<number>(
            eb
              .case()
              .when("event.review_id", "=", pair.exceptReviewId)
              .then(0)
              .else(eb.ref("event.points"))
              .end(),
          ),
          eb.lit(0),
        )
        .as("forOthers"),
      eb.fn
        .coalesce(
          eb.fn.sum<number>(
            eb
              .case()
              .when(
                eb.and([
                  eb("event.rule", "in", ["rated-very-helpful", "rated-helpful"]),
                  eb("event.review_id", "!=", pair.exceptReviewId),
                ]),
              )
              .then(1)
              .else(0)
              .end(),
          ),
          eb.lit(0),
        )
        .as("ratings"),
    ])
    .where("event.user_id", "=", pair.userId)
    .where("event.giver_id", "=", pair.giverId)
    .where("event.happened_at", ">=", since)
    .where("event.happened_at", "<=", until)
    .where(isGiverShown())
    .where(stillPays())
    .executeTakeFirstOrThrow();
  return { points: Number(row.points), forOthers: Number(row.forOthers), ratings: Number(row.ratings) };
}

/**
 * Reviews between two members for which one got points through the other in a stretch of time, either way, both ends
 * included, whatever became of these; without what one of them goes by a pseudonym for.
 */
export async function countReviewsOfPair(
  db: Db,
  pair: { userId: string; giverId: string },
  { since, until }: { since: string; until: string },
): Promise<number> {
  const reviews = new Set<string>();
  for (const [userId, giverId] of [
    [pair.userId, pair.giverId],
    [pair.giverId, pair.userId],
  ] as const) {
    const rows = await db
      .selectFrom("reputation_events as event")
      .select("event.review_id as id")
      .distinct()
      .where("event.user_id", "=", userId)
      .where("event.giver_id", "=", giverId)
      .where("event.happened_at", ">=", since)
      .where("event.happened_at", "<=", until)
      .where("event.rule", "!=", "rated-not-helpful")
      .where(isOriginal())
      .where("event.dedupe_key", "not like", "%:settled")
      .where(isGiverShown())
      .limit(REVIEWS_MAX)
      .execute();
    for (const { id } of rows) if (id !== null) reviews.add(id);
  }
  return reviews.size;
}
