import type { Kysely, Updateable } from "kysely";
import type { Database, Points, Reviews } from "../schema";

type Db = Kysely<Database>;

/** One point of a review; undefined when the review has no such point. */
export function findPoint(db: Db, { id, reviewId }: { id: string; reviewId: string }) {
  return db
    .selectFrom("points")
    .select([
      "id",
      "solution_id as solutionId",
      "revision",
      "kind",
      "quote",
      "prefix",
      "suffix",
      "start_at as start",
      "section",
      "answer",
      "adoption",
    ])
    .where("id", "=", id)
    .where("review_id", "=", reviewId)
    .executeTakeFirst();
}

export function updatePointAnswer(
  db: Db,
  id: string,
  answer: Pick<Updateable<Points>, "answer" | "answer_reason" | "done_revision" | "answered_at" | "adoption">,
) {
  return db.updateTable("points").set(answer).where("id", "=", id).execute();
}

/** Notes that the author answered a review at a time; the first time stays. */
export function updateReviewAnswered(db: Db, id: string, now: string) {
  return db
    .updateTable("reviews")
    .set({ answered_at: now })
    .where("id", "=", id)
    .where("answered_at", "is", null)
    .execute();
}

export function updateExplainedMatch(db: Db, id: string, match: Reviews["explained_match"]) {
  return db.updateTable("reviews").set({ explained_match: match }).where("id", "=", id).execute();
}

/** The texts of some revisions of a solution. */
export function listTexts(db: Db, solutionId: string, revisions: number[]) {
  return db
    .selectFrom("revisions")
    .select(["revision", "body", "body_html as bodyHtml"])
    .where("solution_id", "=", solutionId)
    .where("revision", "in", revisions)
    .execute();
}

/** Where a point's passage stands in a later revision; undefined where nobody looked. */
export function findPlace(db: Db, pointId: string, revision: number) {
  return db
    .selectFrom("point_places")
    .select(["start_at as start", "end_at as end", "section"])
    .where("point_id", "=", pointId)
    .where("revision", "=", revision)
    .executeTakeFirst();
}
