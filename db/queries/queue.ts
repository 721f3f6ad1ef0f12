import type { Insertable, Kysely, Updateable } from "kysely";
import type { Database, Queue } from "../schema";

type Db = Kysely<Database>;

/** Puts a solution into the queue; one that stands there keeps its position. */
export function insertQueued(db: Db, row: Insertable<Queue>) {
  return db
    .insertInto("queue")
    .values(row)
    .onConflict((conflict) => conflict.column("solution_id").doNothing())
    .execute();
}

/** Takes a solution out of the queue. */
export function deleteQueued(db: Db, solutionId: string) {
  return db.deleteFrom("queue").where("solution_id", "=", solutionId).execute();
}

/** A solution's position in the queue; undefined when it has none. */
export function findQueued(db: Db, solutionId: string) {
  return selectQueued(db).where("solution_id", "=", solutionId).executeTakeFirst();
}

/** A solution's position, held until the end of the transaction; undefined when it has none. */
export function lockQueued(db: Db, solutionId: string) {
  return selectQueued(db).where("solution_id", "=", solutionId).forNoKeyUpdate().executeTakeFirst();
}

/** Holds the positions of a solution and of a member's own solutions, always in one order, so that no two wait for each other. */
export function lockQueuedWithOwn(db: Db, solutionId: string, authorId: string) {
  return selectQueued(db)
    .where((eb) => eb.or([eb("solution_id", "=", solutionId), eb("author_id", "=", authorId)]))
    .orderBy("solution_id")
    .forNoKeyUpdate()
    .execute();
}

function selectQueued(db: Db) {
  return db
    .selectFrom("queue")
    .select([
      "solution_id as solutionId",
      "author_id as authorId",
      "taken",
      "behind",
      "waiting_since as waitingSince",
      "priority",
      "reviews",
    ]);
}

/**
 * What a solution's position follows from: its reviews, those of its latest round, and its claims, also expired ones that
 * nobody ended yet. Undefined when there is no such solution.
 */
export function findQueueCounts(db: Db, solutionId: string) {
  return db
    .selectFrom("solutions")
    .select((eb) => [
      "review_count as reviews",
      eb
        .selectFrom("claims")
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .whereRef("claims.solution_id", "=", "solutions.id")
        .as("claims"),
      eb
        .selectFrom("rounds")
        .select((eb) => eb.fn.max<number>("round").as("round"))
        .whereRef("rounds.solution_id", "=", "solutions.id")
        .as("round"),
      eb
        .selectFrom("review_rounds")
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .whereRef("review_rounds.solution_id", "=", "solutions.id")
        .where("review_rounds.round", "=", (eb) =>
          eb
            .selectFrom("rounds")
            .select((eb) => eb.fn.max<number>("round").as("round"))
            .whereRef("rounds.solution_id", "=", "solutions.id"),
        )
        .as("roundReviews"),
    ])
    .where("id", "=", solutionId)
    .executeTakeFirst();
}

/** Changes a solution's row in the queue; nothing where it has none. */
export function updateQueued(db: Db, solutionId: string, to: Updateable<Queue>) {
  return db.updateTable("queue").set(to).where("solution_id", "=", solutionId).execute();
}

/** Raises a member's waiting solutions once they reviewed so many since the one they posted before. */
export function raiseQueuedOf(db: Db, authorId: string, needed: number) {
  return db
    .updateTable("queue")
    .set({ priority: 1, behind: 0 })
    .where("author_id", "=", authorId)
    .where("priority", "=", 0)
    .where(
      (eb) =>
        eb
          .selectFrom("reviews")
          .select((eb) => eb.fn.countAll<number>().as("n"))
          .where("reviews.reviewer_id", "=", authorId)
          .where("reviews.submitted_at", ">", (eb) =>
            eb
              .selectFrom("solutions")
              .select((eb) => eb.fn.max<string>("solutions.published_at").as("at"))
              .where("solutions.author_id", "=", authorId)
              .whereRef("solutions.published_at", "<", "queue.waiting_since")
              .whereRef("solutions.id", "<>", "queue.solution_id"),
          ),
      ">=",
      needed,
    )
    .execute();
}

/**
 * Moves the solutions forward that wait for a first review since before a time. Returns how many. Their positions are
 * held in the order in which everybody holds several, so that no two wait for each other.
 */
export async function updateBehind(db: Db, waitingSince: string): Promise<number> {
  const result = await db
    .updateTable("queue")
    .set({ behind: 0 })
    .where("solution_id", "in", (eb) =>
      eb
        .selectFrom("queue")
        .select("solution_id")
        .where("reviews", "=", 0)
        .where("waiting_since", "<=", waitingSince)
        .where("behind", "=", 1)
        .orderBy("solution_id")
        .forNoKeyUpdate(),
    )
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Solutions that wait for a first review since before a time, and about which nobody was asked yet; the longest first. */
export function listWaiting(db: Db, waitingSince: string, limit: number) {
  return selectQueued(db)
    .where("reviews", "=", 0)
    .where("waiting_since", "<=", waitingSince)
    .where("asked_at", "is", null)
    .orderBy("waiting_since")
    .orderBy("solution_id")
    .limit(limit)
    .execute();
}
