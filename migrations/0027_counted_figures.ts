import { type Kysely, sql } from "kysely";

/** A month counted everything that a member earned, and kept figures on the rubric named levels by count. */
export async function up(db: Kysely<unknown>) {
  await sql`
    update reputation_months set points = coalesce((
      select sum(event.points) from reputation_events as event
      where event.user_id = reputation_months.user_id
        and event.happened_at >= reputation_months.month
        and event.happened_at < reputation_months.month || '-99'
        and event.rule in ('rated-very-helpful', 'rated-helpful', 'rated-not-helpful', 'endorsed', 'first-review',
          'adopted', 'report-upheld')
        and not exists (
          select 1 from reviews
          where reviews.id = event.review_id and reviews.reviewer_id = event.user_id
            and reviews.pseudonym is not null and reviews.revealed_at is null
        )
        and not exists (
          select 1 from solutions
          where solutions.id = event.solution_id and solutions.author_id = event.user_id
            and solutions.pseudonym is not null and solutions.revealed_at is null
        )
    ), 0)
  `.execute(db);
  // They are measured anew when they are asked for next.
  await sql`delete from rubric_health`.execute(db);
}
