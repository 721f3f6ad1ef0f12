import type { Kysely } from "kysely";
import type { Database } from "../schema";

type Db = Kysely<Database>;

/**
 * What was written in the latest reviews of a solution and in the latest ones of a reviewer, at most `limit` of each:
 * every text that is not empty, in no order.
 */
export async function listTextsNear(
  db: Db,
  near: { solutionId: string; reviewerId: string; limit: number },
): Promise<string[]> {
  const latest = (column: "solution_id" | "reviewer_id", id: string) =>
    db
      .selectFrom("reviews")
      .select("id")
      .where(column, "=", id)
      .orderBy("submitted_at", "desc")
      .orderBy("id", "desc")
      .limit(near.limit);
  const rows = await db
    .with("some", (db) =>
      db
        .selectFrom(latest("solution_id", near.solutionId).as("of_solution"))
        .select("of_solution.id")
        .union(
          db.selectFrom(latest("reviewer_id", near.reviewerId).as("of_reviewer")).select("of_reviewer.id"),
        ),
    )
    .selectFrom("reviews")
    .select((eb) => eb.ref("reviews.strength").as("text"))
    .where("reviews.id", "in", (eb) => eb.selectFrom("some").select("some.id"))
    .unionAll((eb) =>
      eb
        .selectFrom("reviews")
        .select((eb) => eb.ref("reviews.explained").as("text"))
        .where("reviews.id", "in", eb.selectFrom("some").select("some.id")),
    )
    .unionAll((eb) =>
      eb
        .selectFrom("review_scores")
        .select((eb) => eb.ref("review_scores.reason").as("text"))
        .where("review_scores.review_id", "in", eb.selectFrom("some").select("some.id")),
    )
    .unionAll((eb) =>
      eb
        .selectFrom("points")
        .select((eb) => eb.ref("points.body").as("text"))
        .where("points.review_id", "in", eb.selectFrom("some").select("some.id")),
    )
    .unionAll((eb) =>
      eb
        .selectFrom("panel_questions")
        .select((eb) => eb.ref("panel_questions.question").as("text"))
        .where("panel_questions.review_id", "in", eb.selectFrom("some").select("some.id")),
    )
    .execute();
  return rows.map(({ text }) => text).filter(Boolean);
}

/**
 * The words of one review, or those of the latest reviews before it of its solution and of its writer, at most `limit` of
 * each: every text that is not empty, in no order.
 */
export async function listWordsAround(
  db: Db,
  review: { id: string; solutionId: string; reviewerId: string; submittedAt: string },
  limit: number,
): Promise<{ own: string[]; earlier: string[] }> {
  const latest = (column: "solution_id" | "reviewer_id", id: string) =>
    db
      .selectFrom("reviews")
      .select("id")
      .where(column, "=", id)
      .where((eb) => eb(eb.refTuple("submitted_at", "id"), "<", eb.tuple(review.submittedAt, review.id)))
      .orderBy("submitted_at", "desc")
      .orderBy("id", "desc")
      .limit(limit)
      .execute();
  const near = [
    ...(await latest("solution_id", review.solutionId)),
    ...(await latest("reviewer_id", review.reviewerId)),
  ].map(({ id }) => id);
  const rows = await listWordsOf(db, [...new Set([review.id, ...near])]);
  const texts = (isOwn: boolean) =>
    rows.filter(({ reviewId, text }) => text && (reviewId === review.id) === isOwn).map(({ text }) => text);
  return { own: texts(true), earlier: texts(false) };
}

function listWordsOf(db: Db, ids: string[]) {
  return db
    .selectFrom("reviews")
    .select(["id as reviewId", "strength as text"])
    .where("id", "in", ids)
    .unionAll(db.selectFrom("reviews").select(["id as reviewId", "explained as text"]).where("id", "in", ids))
    .unionAll(
      db
        .selectFrom("review_scores")
        .select(["review_id as reviewId", "reason as text"])
        .where("review_id", "in", ids),
    )
    .unionAll(
      db.selectFrom("points").select(["review_id as reviewId", "body as text"]).where("review_id", "in", ids),
    )
    .unionAll(
      db
        .selectFrom("panel_questions")
        .select(["review_id as reviewId", "question as text"])
        .where("review_id", "in", ids),
    )
    .execute();
}
