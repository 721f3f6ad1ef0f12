import type { Insertable, Kysely } from "kysely";
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

/** The stored HTML of some revisions of a solution. */
export function listRevisionHtml(db: Db, solutionId: string, revisions: number[]) {
  return db
    .selectFrom("revisions")
    .select(["revision", "body_html as html"])
    .where("solution_id", "=", solutionId)
    .where("revision", "in", revisions)
    .execute();
}
