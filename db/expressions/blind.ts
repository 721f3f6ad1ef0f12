import { type Expression, sql } from "kysely";

/** 1 where the writer of `reviews` or the author of its `solutions` goes by a pseudonym that still holds, else 0. */
export const isBlind = sql<number>`case
  when reviews.pseudonym is not null and reviews.revealed_at is null then 1
  when solutions.pseudonym is not null and solutions.revealed_at is null then 1
  else 0 end`;

/** Whether both names of a review show, by its id. */
export function isOpen(reviewId: Expression<string | null>) {
  return sql<boolean>`not exists (select 1 from reviews
    inner join solutions on solutions.id = reviews.solution_id
    where reviews.id = ${reviewId} and ${isBlind} = 1)`;
}

/**
 * Whether the pseudonym of a row holds. Not said as the index of pseudonymous solutions says it, or a database might read
 * all of these where it can look up the one.
 */
export function isUnderPseudonym(table: string) {
  const column = (name: string) => sql.ref(`${table}.${name}`);
  return sql<boolean>`case when ${column("pseudonym")} is not null and ${column("revealed_at")} is null then 1 else 0 end = 1`;
}
