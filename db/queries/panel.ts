import type { Insertable, Kysely, Updateable } from "kysely";
import type { Database, PanelQuestions } from "../schema";

type Db = Kysely<Database>;

/** Adds the questions of a review. */
export function insertQuestions(db: Db, questions: Insertable<PanelQuestions>[]) {
  return db.insertInto("panel_questions").values(questions).execute();
}

/** The questions of one review with what was answered; read it behind `lockReview` to decide about them. */
export function listAnswers(db: Db, reviewId: string) {
  return db
    .selectFrom("panel_questions")
    .select(["id", "position", "answer", "answered_at as answeredAt", "verdict"])
    .where("review_id", "=", reviewId)
    .orderBy("position")
    .execute();
}

/** Changes what is known of a question: its answer, or how that is judged. */
export function updateQuestion(db: Db, id: string, to: Updateable<PanelQuestions>) {
  return db.updateTable("panel_questions").set(to).where("id", "=", id).execute();
}
