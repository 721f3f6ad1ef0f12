import type { Insertable, Kysely, Updateable } from "kysely";
import type { Database, PointPlaces, Points } from "../schema";

type Db = Kysely<Database>;

/** Adds a review's points. */
export function insertPoints(db: Db, points: Insertable<Points>[]) {
  return db.insertInto("points").values(points).execute();
}

/** Adds the places of points on later revisions; one that is there already stays. */
export function insertPlaces(db: Db, places: Insertable<PointPlaces>[]) {
  return db
    .insertInto("point_places")
    .values(places)
    .onConflict((conflict) => conflict.columns(["point_id", "revision"]).doNothing())
    .execute();
}

/** The points of some reviews in their order, each with its place on a revision later than its own, if it has one. */
export function listPointsOf(db: Db, reviewIds: string[], latestRevision: number) {
  return db
    .selectFrom("points")
    .leftJoin("point_places as places", (join) =>
      join.onRef("places.point_id", "=", "points.id").on("places.revision", "=", latestRevision),
    )
    .select([
      "points.id",
      "points.review_id as reviewId",
      "points.revision",
      "points.position",
      "points.origin",
      "points.kind",
      "points.dimension",
      "points.body_html as bodyHtml",
      "points.quote",
      "points.prefix",
      "points.suffix",
      "points.start_at as start",
      "points.section",
      "points.moment",
      "points.answer",
      "points.answer_reason as answerReason",
      "points.done_revision as doneRevision",
      "points.answered_at as answeredAt",
      "points.adoption",
      "points.settled_at as settledAt",
      "places.start_at as placeStart",
      "places.end_at as placeEnd",
      "places.section as placeSection",
    ])
    .where("points.review_id", "in", reviewIds)
    .orderBy("points.review_id")
    .orderBy("points.position")
    .execute();
}

/**
 * Points of a solution with a passage that were made before a revision and have no place on it yet, the newest first:
 * each with the last earlier revision that its passage was found on, null where that is its own.
 */
export function listPointsToPlace(db: Db, on: { solutionId: string; revision: number }, limit: number) {
  return db
    .selectFrom("points")
    .leftJoin("point_places as found", (join) =>
      join.onRef("found.point_id", "=", "points.id").on((eb) =>
        eb(
          "found.revision",
          "=",
          eb
            .selectFrom("point_places as earlier")
            .select((eb) => eb.fn.max("earlier.revision").as("revision"))
            .whereRef("earlier.point_id", "=", "points.id")
            .where("earlier.revision", "<", on.revision)
            .where("earlier.start_at", "is not", null),
        ),
      ),
    )
    .select([
      "points.id",
      "points.revision",
      "points.quote",
      "points.prefix",
      "points.suffix",
      "points.start_at as start",
      "points.section",
      "found.revision as foundRevision",
      "found.start_at as foundStart",
      "found.end_at as foundEnd",
    ])
    .where("points.solution_id", "=", on.solutionId)
    .where("points.revision", "<", on.revision)
    .where("points.quote", "<>", "")
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("point_places as placed")
            .select("placed.point_id")
            .whereRef("placed.point_id", "=", "points.id")
            .where("placed.revision", "=", on.revision),
        ),
      ),
    )
    .orderBy("points.id", "desc")
    .limit(limit)
    .execute();
}

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
      "answer_reason as answerReason",
      "adoption",
    ])
    .where("id", "=", id)
    .where("review_id", "=", reviewId)
    .executeTakeFirst();
}

/** Sets what the author made of a point. */
export function updatePointAnswer(
  db: Db,
  id: string,
  answer: Pick<Updateable<Points>, "answer" | "answer_reason" | "done_revision" | "answered_at" | "adoption">,
) {
  return db.updateTable("points").set(answer).where("id", "=", id).execute();
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
