import type { Kysely } from "kysely";
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

/** Who wrote a solution, the lower end of its overall interval, and by how many reviews; undefined without one. */
export function findOverallOf(db: Db, solutionId: string) {
  return db
    .selectFrom("solution_scores")
    .innerJoin("solutions", "solutions.id", "solution_scores.solution_id")
    .select(["solutions.author_id as authorId", "solution_scores.lower", "solution_scores.scored"])
    .where("solution_scores.solution_id", "=", solutionId)
    .where("solution_scores.dimension", "=", "overall")
    .executeTakeFirst();
}
