import { sql } from "kysely";

/** When the solution of an overall row of `solution_scores` earned a medal; null where it has not, and on other rows. */
export function solutionMedalAt(medal: string) {
  return sql<string | null>`(select medals.earned_at from medals
    where medals.subject_id = solution_scores.solution_id and medals.medal = ${medal}
      and solution_scores.dimension = 'overall')`;
}
