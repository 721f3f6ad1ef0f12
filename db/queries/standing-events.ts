import type { Kysely } from "kysely";
import { isGivenBack } from "../expressions/given-back";
import { isGiverShown, isOriginal, stands } from "../expressions/standing-event";
import type { Database } from "../schema";

type Db = Kysely<Database>;

function selectStanding(db: Db) {
  return db
    .selectFrom("reputation_events as event")
    .select([
      "event.id",
      "event.user_id as userId",
      "event.rule",
      "event.points",
      "event.limited_by as limitedBy",
      "event.giver_id as giverId",
      "event.review_id as reviewId",
      "event.solution_id as solutionId",
      "event.dedupe_key as dedupeKey",
      "event.happened_at as happenedAt",
    ])
    .where(stands());
}

/**
 * The events through others about the reviews of a solution, from before the name of its author or of the reviewer was
 * shown, that pay and have not been taken back.
 */
export function listPaidBeforeNamed(db: Db, solutionId: string, limit: number) {
  return selectStanding(db)
    .innerJoin("reviews", "reviews.id", "event.review_id")
    .innerJoin("solutions", "solutions.id", "reviews.solution_id")
    .where("reviews.solution_id", "=", solutionId)
    .where("event.giver_id", "is not", null)
    .where("event.points", ">", 0)
    .where((eb) =>
      eb.or([
        eb("event.happened_at", "<", eb.ref("solutions.revealed_at")),
        eb("event.happened_at", "<", eb.ref("reviews.revealed_at")),
        eb.exists(
          eb
            .selectFrom("reviews as theirs")
            .select("theirs.id")
            .whereRef("theirs.solution_id", "=", "reviews.solution_id")
            .whereRef("theirs.reviewer_id", "=", "event.giver_id")
            .whereRef("event.happened_at", "<", "theirs.revealed_at"),
        ),
      ]),
    )
    .orderBy("event.happened_at")
    .orderBy("event.id")
    .limit(limit)
    .execute();
}

/** The events about one review under some rules, under all where none are named, that have not been taken back. */
export function listStandingEvents(db: Db, reviewId: string, rules?: string[]) {
  let query = selectStanding(db).where("event.review_id", "=", reviewId);
  if (rules) query = query.where("event.rule", "in", rules);
  return query.execute();
}

/**
 * The events of one member through another in a stretch of time, both ends included, under some rules, that have not been taken back; the newest
 * first. Without those whose giver still goes by a pseudonym there: taken back together with others they would tell who it
 * is. And without reviews of which moderators said that their ratings are no series.
 */
export function listStandingOfPair(
  db: Db,
  pair: { userId: string; giverId: string },
  { rules, since, until, limit }: { rules: string[]; since: string; until: string; limit: number },
) {
  return selectStanding(db)
    .where("event.user_id", "=", pair.userId)
    .where("event.giver_id", "=", pair.giverId)
    .where("event.happened_at", ">=", since)
    .where("event.happened_at", "<=", until)
    .where("event.rule", "in", rules)
    .where(isGiverShown())
    .where((eb) => eb.not(isGivenBack))
    .orderBy("event.happened_at", "desc")
    .orderBy("event.id", "desc")
    .limit(limit)
    .execute();
}

/**
 * Events that paid nothing since a time because their giver was new, of givers who joined before a time and have written
 * so many reviews by now, that have not been taken back; the oldest first.
 */
export function listNowProven(
  db: Db,
  proven: { since: string; joinedBefore: string; reviews: number },
  limit: number,
) {
  return (
    selectStanding(db)
      .innerJoin("users as giver", "giver.id", "event.giver_id")
      .where("event.limited_by", "=", "unproven")
      // As the index says that holds only limited ones.
      .where("event.limited_by", "<>", "")
      .where(isGiverShown())
      .where("event.review_id", "is not", null)
      .where("event.happened_at", ">=", proven.since)
      .where("giver.created_at", "<=", proven.joinedBefore)
      .where((eb) =>
        eb(
          eb
            .selectFrom(
              eb
                .selectFrom("reviews")
                .select("reviews.id")
                .whereRef("reviews.reviewer_id", "=", "giver.id")
                .limit(proven.reviews)
                .as("some"),
            )
            .select((eb) => eb.fn.countAll<number>().as("n")),
          ">=",
          proven.reviews,
        ),
      )
      .orderBy("event.happened_at")
      .orderBy("event.id")
      .limit(limit)
      .execute()
  );
}

/**
 * Events that a limit cut up to a time, that have not been taken back, of two members who show their names there; from
 * behind a place, the oldest first.
 */
export function listHeldBack(
  db: Db,
  held: { limit: string; after: { happenedAt: string; id: string }; until: string },
  limit: number,
) {
  return (
    selectStanding(db)
      .where("event.limited_by", "=", held.limit)
      // As the index says that holds only limited ones.
      .where("event.limited_by", "<>", "")
      .where(isGiverShown())
      .where("event.review_id", "is not", null)
      .where((eb) =>
        eb(eb.refTuple("event.happened_at", "event.id"), ">", eb.tuple(held.after.happenedAt, held.after.id)),
      )
      .where("event.happened_at", "<=", held.until)
      .orderBy("event.happened_at")
      .orderBy("event.id")
      .limit(limit)
      .execute()
  );
}

/** What was taken back from a member for one reason: of one review, or what came through one other member; the newest first. */
export function listTakenBack(
  db: Db,
  userId: string,
  about: { why: string; limit: number } & ({ reviewId: string } | { giverId: string }),
) {
  const query = db
    .selectFrom("reputation_events as reversal")
    .innerJoin("reputation_events as event", "event.id", "reversal.reverses_id")
    .select([
      "reversal.id as reversalId",
      "event.user_id as userId",
      "event.rule",
      "event.points",
      "event.giver_id as giverId",
      "event.review_id as reviewId",
      "event.solution_id as solutionId",
      "event.dedupe_key as dedupeKey",
      "event.happened_at as happenedAt",
    ])
    .where("reversal.user_id", "=", userId)
    .where("reversal.limited_by", "=", about.why)
    .orderBy("reversal.happened_at", "desc")
    .orderBy("reversal.id", "desc")
    .limit(about.limit);
  return (
    "reviewId" in about
      ? query.where("reversal.review_id", "=", about.reviewId)
      : query.where("reversal.giver_id", "=", about.giverId)
  ).execute();
}

/** Whose review it is, why it counts less if it does, how often a report of it was upheld, and how many of these stand. */
export function findReviewWorth(db: Db, reviewId: string) {
  return db
    .selectFrom("reviews")
    .innerJoin("solutions", "solutions.id", "reviews.solution_id")
    .select((eb) => [
      "reviews.reviewer_id as reviewerId",
      "reviews.solution_id as solutionId",
      "reviews.counts_why as countsWhy",
      "reviews.assigned",
      eb
        .selectFrom("review_fits")
        .select("review_fits.ring")
        .whereRef("review_fits.review_id", "=", "reviews.id")
        .as("ring"),
      eb
        .selectFrom("reputation_events as event")
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .whereRef("event.review_id", "=", "reviews.id")
        .where("event.rule", "=", "report-upheld")
        .where(isOriginal())
        .as("upholds"),
      eb
        .selectFrom("reputation_events as event")
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .whereRef("event.review_id", "=", "reviews.id")
        .where("event.rule", "=", "report-upheld")
        .where(stands())
        .as("upheld"),
    ])
    .where("reviews.id", "=", reviewId)
    .executeTakeFirst();
}

/** All awards about one review under one rule, the earliest first: the key of each, what it paid and when, and whether it still stands. */
export async function listEventsOfReview(db: Db, reviewId: string, rule: string) {
  const events = await db
    .selectFrom("reputation_events as event")
    .select((eb) => [
      "event.dedupe_key as dedupeKey",
      "event.points",
      "event.limited_by as limitedBy",
      "event.happened_at as happenedAt",
      eb
        .selectFrom("reputation_events as undone")
        .select("undone.id")
        .whereRef("undone.reverses_id", "=", "event.id")
        .as("undoneBy"),
    ])
    .where("event.review_id", "=", reviewId)
    .where("event.rule", "=", rule)
    .where(isOriginal())
    .orderBy("event.happened_at")
    .orderBy("event.id")
    .execute();
  return events.map(({ undoneBy, ...event }) => ({ ...event, stands: undoneBy === null }));
}

/** Whom acts on a review touch: its solution, and its writer, the solution's author and whoever gave points for it. */
export async function findPeopleOfReview(db: Db, reviewId: string) {
  const review = await db
    .selectFrom("reviews")
    .innerJoin("solutions", "solutions.id", "reviews.solution_id")
    .select([
      "reviews.reviewer_id as reviewerId",
      "solutions.author_id as authorId",
      "solutions.id as solutionId",
    ])
    .where("reviews.id", "=", reviewId)
    .executeTakeFirst();
  if (!review) return undefined;
  const givers = await db
    .selectFrom("reputation_events")
    .select("giver_id as id")
    .distinct()
    .where("review_id", "=", reviewId)
    .where("giver_id", "is not", null)
    .execute();
  const people = [review.reviewerId, review.authorId, ...givers.flatMap(({ id }) => id ?? [])];
  return { solutionId: review.solutionId, people: [...new Set(people)] };
}
