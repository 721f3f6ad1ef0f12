import type { ExpressionBuilder, Insertable, Kysely, Updateable } from "kysely";
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
    .leftJoin("attachments as file", "file.id", "points.file_id")
    .leftJoin("attachments as later_file", "later_file.id", "places.file_id")
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
      "file.id as fileId",
      "file.name as fileName",
      "file.kind as fileKind",
      "points.file_part as filePart",
      "later_file.id as laterFileId",
      "later_file.name as laterFileName",
      "later_file.kind as laterFileKind",
      "places.file_part as laterFilePart",
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
    .where("points.file_id", "is", null)
    .where((eb) => isNotPlaced(eb, on.revision))
    .orderBy("points.id", "desc")
    .limit(limit)
    .execute();
}

function isNotPlaced(eb: ExpressionBuilder<Database, "points">, revision: number) {
  const placed = eb
    .selectFrom("point_places as placed")
    .select("placed.point_id")
    .whereRef("placed.point_id", "=", "points.id")
    .where("placed.revision", "=", revision);
  return eb.not(eb.exists(placed));
}

/**
 * Points of a solution about a file that were made before a revision and have no place on it yet, the newest first:
 * each with the file and the part in the last earlier revision that it was found in, be it its own.
 */
export function listFilePointsToPlace(db: Db, on: { solutionId: string; revision: number }, limit: number) {
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
            .where("earlier.file_id", "is not", null),
        ),
      ),
    )
    .innerJoin("attachments as file", (join) =>
      join.on((eb) => eb("file.id", "=", eb.fn.coalesce("found.file_id", "points.file_id"))),
    )
    .select((eb) => [
      "points.id",
      "file.id as fileId",
      "file.name",
      "file.kind",
      "file.sha256",
      eb
        .case()
        .when("found.point_id", "is not", null)
        .then(eb.ref("found.file_part"))
        .else(eb.ref("points.file_part"))
        .end()
        .as("part"),
    ])
    .where("points.solution_id", "=", on.solutionId)
    .where("points.revision", "<", on.revision)
    .where("points.file_id", "is not", null)
    .where((eb) => isNotPlaced(eb, on.revision))
    .orderBy("points.id", "desc")
    .limit(limit)
    .execute();
}

/** The points of submitted reviews that are about a file as a revision has it, oldest review first, with who made them. */
export function listPointsOnFile(
  db: Db,
  { solutionId, fileId, revision }: { solutionId: string; fileId: string; revision: number },
  limit: number,
) {
  return db
    .selectFrom("points")
    .innerJoin("reviews", "reviews.id", "points.review_id")
    .innerJoin("users", "users.id", "reviews.reviewer_id")
    .leftJoin("point_places as places", (join) =>
      join.onRef("places.point_id", "=", "points.id").on("places.revision", "=", revision),
    )
    .select((eb) => [
      "points.id",
      "points.review_id as reviewId",
      "points.position",
      "points.kind",
      "points.dimension",
      "points.body_html as bodyHtml",
      "points.answer",
      "users.id as userId",
      "users.handle",
      "reviews.pseudonym",
      "reviews.revealed_at as revealedAt",
      eb
        .case()
        .when("points.revision", "=", revision)
        .then(eb.ref("points.file_part"))
        .else(eb.ref("places.file_part"))
        .end()
        .as("part"),
    ])
    .where("points.solution_id", "=", solutionId)
    .where((eb) =>
      eb.or([
        eb.and([eb("points.revision", "=", revision), eb("points.file_id", "=", fileId)]),
        eb("places.file_id", "=", fileId),
      ]),
    )
    .orderBy("reviews.submitted_at")
    .orderBy("points.review_id")
    .orderBy("points.position")
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
      "file_id as fileId",
      "file_part as filePart",
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

/** Stores anew what came of a point that is done. */
export function updatePointAdoption(db: Db, id: string, adoption: Points["adoption"]) {
  return db.updateTable("points").set({ adoption }).where("id", "=", id).execute();
}

/** Where a point's passage stands in a later revision; undefined where nobody looked. */
export function findPlace(db: Db, pointId: string, revision: number) {
  return db
    .selectFrom("point_places")
    .select(["start_at as start", "end_at as end", "section", "file_id as fileId", "file_part as filePart"])
    .where("point_id", "=", pointId)
    .where("revision", "=", revision)
    .executeTakeFirst();
}
