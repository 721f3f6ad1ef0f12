import { type Kysely, sql } from "kysely";
import type { Database } from "../schema";

type Db = Kysely<Database>;

/** A number about the site as it was measured last; undefined before the first time. */
export function findSiteNumber(db: Db, name: string) {
  return db
    .selectFrom("site_numbers")
    .select(["value", "measured_at as measuredAt"])
    .where("name", "=", name)
    .executeTakeFirst();
}

/** Stores a number about the site over an earlier one. */
export function upsertSiteNumber(db: Db, name: string, measured: { value: number; at: string }) {
  const row = { value: measured.value, measured_at: measured.at };
  return db
    .insertInto("site_numbers")
    .values({ name, ...row })
    .onConflict((conflict) => conflict.column("name").doUpdateSet(row))
    .execute();
}

/** The overall scores of those of the latest solutions in lists that are ranked, lowest first; looks at `limit` solutions. */
export async function listLatestOverall(db: Db, limit: number): Promise<number[]> {
  const latest = db
    .selectFrom("listings")
    .select(["solution_id", "rank_overall"])
    .where("scope", "=", "all")
    .orderBy("published_at", "desc")
    .limit(limit);
  const rows = await db
    .selectFrom(latest.as("listed"))
    .innerJoin("solution_scores", (join) =>
      join
        .onRef("solution_scores.solution_id", "=", "listed.solution_id")
        .on("solution_scores.dimension", "=", "overall"),
    )
    .select("solution_scores.mean")
    .where("listed.rank_overall", ">", 0)
    .orderBy("solution_scores.mean")
    .execute();
  return rows.map(({ mean }) => mean);
}

interface Due {
  median: number;
  /** How many reviews have to have scored it. */
  reviews: number;
  /** Scores wait for the author's answer to each review that came after this time. */
  heldSince: string;
}

/**
 * Solutions that were not paid for reaching the site's median, where the lower end of the overall interval is at or above
 * it and no scores are held from the author; lowest first, from behind the given position.
 */
export function listReachedMedian(
  db: Db,
  due: Due,
  { after, limit }: { after: { lower: number; id: string } | null; limit: number },
) {
  let query = selectReachedMedian(db, due)
    .orderBy("solution_scores.lower")
    .orderBy("solution_scores.solution_id")
    .limit(limit);
  if (after)
    query = query.where((eb) =>
      eb(
        eb.refTuple("solution_scores.lower", "solution_scores.solution_id"),
        ">",
        eb.tuple(after.lower, after.id),
      ),
    );
  return query.execute();
}

/** One solution, where it is among those that `listReachedMedian` lists. */
export function findReachedMedian(db: Db, due: Due, solutionId: string) {
  return selectReachedMedian(db, due)
    .where("solution_scores.solution_id", "=", solutionId)
    .executeTakeFirst();
}

function selectReachedMedian(db: Db, { median, reviews, heldSince }: Due) {
  return (
    db
      .selectFrom("solution_scores")
      .innerJoin("solutions", "solutions.id", "solution_scores.solution_id")
      .select([
        "solution_scores.solution_id as id",
        "solution_scores.lower",
        "solutions.author_id as authorId",
      ])
      // In the words of the index that holds only these.
      .where("solution_scores.dimension", "=", sql.lit("overall"))
      .where("solution_scores.median_paid_at", "is", null)
      .where("solution_scores.lower", ">=", median)
      .where("solution_scores.scored", ">=", reviews)
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom("reviews")
              .select("reviews.id")
              .whereRef("reviews.solution_id", "=", "solution_scores.solution_id")
              .where("reviews.submitted_at", ">", heldSince)
              .where("reviews.answered_at", "is", null),
          ),
        ),
      )
  );
}

/** Notes that the author of a solution was paid for reaching the site's median. */
export function updateMedianPaid(db: Db, solutionId: string, now: string) {
  return db
    .updateTable("solution_scores")
    .set({ median_paid_at: now })
    .where("solution_id", "=", solutionId)
    .where("dimension", "=", "overall")
    .execute();
}
