import { type Kysely, sql } from "kysely";
import { FREE_POSTS, REVIEWS_A_POST } from "~/domain/queue/queue";
import { HELPFUL_RULES } from "~/domain/reputation/rules";
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
          .where("rule", "in", [...HELPFUL_RULES])
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
    await setPriorities(db);
  });
  await sql`analyze`.execute(db);
}

/** Takes priority from posts whose author had two before and reviewed less than two since, but for those without a review. */
async function setPriorities(db: Kysely<Database>) {
  await sql`update queue set priority = 0, behind = 1
    where (select count(*) from (select 1 as post from solutions
        where solutions.author_id = queue.author_id and solutions.published_at < queue.waiting_since
        limit ${FREE_POSTS}) as posts) = ${FREE_POSTS}
      and (select count(*) from (select 1 as review from reviews
        where reviews.reviewer_id = queue.author_id and reviews.submitted_at > (
          select max(solutions.published_at) from solutions
          where solutions.author_id = queue.author_id and solutions.published_at < queue.waiting_since)
        limit ${REVIEWS_A_POST}) as given) < ${REVIEWS_A_POST}`.execute(db);
  await sql`update queue set behind = 0 where reviews = 0`.execute(db);
}
