import { listPointsOf } from "~db/queries/points";
import type { Ctx } from "../context.server";
import type { DimensionKey } from "../rubric/rubric";
import type { FileSpot } from "./file-spot";
import type { Place, PointView } from "./point";

type Row = Awaited<ReturnType<typeof listPointsOf>>[number];

/**
 * The points of some reviews by the ids of the reviews, in their order, each with its place in the latest revision of
 * the solution. A review without points is left out. One query.
 */
export async function viewPoints(
  ctx: Ctx,
  reviewIds: string[],
  latestRevision: number,
): Promise<Map<string, PointView[]>> {
  const points = new Map<string, PointView[]>();
  if (reviewIds.length === 0) return points;
  for (const row of await listPointsOf(ctx.db, reviewIds, latestRevision)) {
    const ofReview = points.get(row.reviewId) ?? [];
    points.set(row.reviewId, [...ofReview, viewPoint(row, latestRevision)]);
  }
  return points;
}

function viewPoint(row: Row, latestRevision: number): PointView {
  const { id, revision, position, origin, kind, bodyHtml, answer, answerReason, doneRevision } = row;
  const { quote, prefix, suffix, start, section, moment } = row;
  return {
    id,
    position,
    origin,
    kind,
    dimension: row.dimension as DimensionKey | null,
    bodyHtml,
    anchor: { quote, prefix, suffix, start, section, moment },
    revision,
    place: revision >= latestRevision ? ownPlace(row) : laterPlace(row),
    file: ownFile(row),
    fileNow: revision >= latestRevision ? ownFile(row) : laterFile(row),
    answer,
    answerReason,
    doneRevision,
    answeredAt: row.answeredAt,
    adoption: row.adoption,
    settledAt: row.settledAt,
  };
}

function ownFile({ fileId: id, fileName: name, fileKind: kind, filePart: part }: Row): FileSpot | null {
  return id && name && kind ? { id, name, kind, part } : null;
}

function laterFile(row: Row): FileSpot | null {
  const { laterFileId: id, laterFileName: name, laterFileKind: kind, laterFilePart: part } = row;
  return id && name && kind ? { id, name, kind, part } : null;
}

function ownPlace({ quote, start, section }: Row): Place | null {
  return start === null || quote === "" ? null : { start, end: start + quote.length, section };
}

function laterPlace({ placeStart, placeEnd, placeSection }: Row): Place | null {
  if (placeStart === null || placeEnd === null) return null;
  return { start: placeStart, end: placeEnd, section: placeSection ?? "" };
}
