import { type Kysely, sql } from "kysely";
import { challengeScope } from "~/domain/solutions/listing.server";
import type { Database } from "~db/schema";

/** Sets the totals that the use cases keep beside the rows they count, and lets the planner count too. */
export async function setTotals(db: Kysely<Database>): Promise<void> {
  await db.transaction().execute(async (db) => {
    await db
      .updateTable("users")
      .set((eb) => ({
        reputation: eb
          .selectFrom("reputation_events")
          .select((eb) => eb.fn.coalesce(eb.fn.sum<number>("points"), eb.lit(0)).as("points"))
          .whereRef("reputation_events.user_id", "=", "users.id"),
      }))
      .execute();
    const month = sql<string>`substr(happened_at, 1, 7)`;
    await db
      .insertInto("reputation_months")
      .columns(["month", "user_id", "points"])
      .expression((eb) =>
        eb
          .selectFrom("reputation_events")
          .select((eb) => [month.as("month"), "user_id", eb.fn.sum<number>("points").as("points")])
          .groupBy([month, "user_id"]),
      )
      .execute();
    await db
      .updateTable("challenges")
      .set((eb) => ({
        solution_count: eb
          .selectFrom("listings")
          .select((eb) => eb.fn.countAll<number>().as("solutions"))
          .where("listings.scope", "=", sql<string>`${challengeScope("")} || challenges.id`),
      }))
      .execute();
  });
  await sql`analyze`.execute(db);
}
