import { expressionBuilder, sql } from "kysely";
import type { Database, ReputationEvents } from "../schema";
import { isUnderPseudonym } from "./blind";

/**
 * Whether an event is no compensating row, and none takes it back. Nearly all rows are of the first kind, so no index may
 * be searched by that.
 */
export function stands() {
  const eb = expressionBuilder<Database & { event: ReputationEvents }, "event">();
  return eb.and([isOriginal(), eb.not(isUndone())]);
}

/** Whether an event is no compensating row. */
export function isOriginal() {
  return sql<boolean>`event.reverses_id || '' is null`;
}

function isUndone() {
  const eb = expressionBuilder<Database & { event: ReputationEvents }, "event">();
  return eb.exists(
    eb
      .selectFrom("reputation_events as undone")
      .select("undone.id")
      .whereRef("undone.reverses_id", "=", "event.id"),
  );
}

/** Whether who caused an event stands by their name on the solution, as its author or as a reviewer of it, and whose review it is as well. */
export function isGiverShown() {
  const eb = expressionBuilder<Database & { event: ReputationEvents }, "event">();
  const asAuthor = eb
    .selectFrom("solutions")
    .select("solutions.id")
    .whereRef("solutions.id", "=", "event.solution_id")
    .whereRef("solutions.author_id", "=", "event.giver_id")
    .where(isUnderPseudonym("solutions"));
  const asReviewer = eb
    .selectFrom("reviews")
    .select("reviews.id")
    .whereRef("reviews.solution_id", "=", "event.solution_id")
    .whereRef("reviews.reviewer_id", "=", "event.giver_id")
    .where(isUnderPseudonym("reviews"));
  const blindReview = eb
    .selectFrom("reviews as blind")
    .select("blind.id")
    .whereRef("blind.id", "=", "event.review_id")
    .where(isUnderPseudonym("blind"));
  return eb.and([asAuthor, asReviewer, blindReview].map((blind) => eb.not(eb.exists(blind))));
}

/**
 * Whether a row is an award that was not taken back, or was given again since; it counts at the time when it was earned,
 * so the row that gives it again does not.
 */
export function stillPays() {
  const eb = expressionBuilder<Database & { event: ReputationEvents }, "event">();
  const undoneForGood = eb
    .selectFrom("reputation_events as undone")
    .select("undone.id")
    .whereRef("undone.reverses_id", "=", "event.id")
    .where("undone.limited_by", "!=", "settled")
    .where(({ exists, not, selectFrom }) =>
      not(
        exists(
          selectFrom("reputation_events as again")
            .select("again.id")
            .where(sql<boolean>`again.dedupe_key = event.dedupe_key || ':again:' || undone.id`)
            .where("again.points", ">", 0)
            .where(({ exists, not, selectFrom }) =>
              not(
                exists(
                  selectFrom("reputation_events as gone")
                    .select("gone.id")
                    .whereRef("gone.reverses_id", "=", "again.id"),
                ),
              ),
            ),
        ),
      ),
    );
  return eb.and([
    sql<boolean>`event.reverses_id || '' is null`,
    eb("event.dedupe_key", "not like", "%:again:%"),
    eb("event.dedupe_key", "not like", "%:settled"),
    eb.not(eb.exists(undoneForGood)),
  ]);
}
