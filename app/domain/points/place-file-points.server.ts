import type { Selectable } from "kysely";
import { findPreview, listRevisionAttachments } from "~db/queries/attachments";
import { insertPlaces, listFilePointsToPlace } from "~db/queries/points";
import type { PointPlaces } from "~db/schema";
import { placePieces } from "../anchoring/place-pieces.server";
import { textOf } from "../anchoring/text-of.server";
import type { AttachmentKind } from "../attachments/attachment";
import { fileParts } from "../attachments/file-parts.server";
import type { Ctx } from "../context.server";
import type { FileAnchor } from "./point";

type PointToPlace = Awaited<ReturnType<typeof listFilePointsToPlace>>[number];
type RevisionFile = Awaited<ReturnType<typeof listRevisionAttachments>>[number];

/** Points of one solution that are placed at once. */
const PLACED_AT_ONCE = 500;

/**
 * Finds what points about files speak of in a published revision, and stores it. The same content keeps its place. Of a
 * file that changed, the cell or the line is looked for in the file of its name, in all of its kind where there is none
 * of that name. What took too long to find has no row: the next call looks again. Call it outside of any transaction;
 * mostly it is one small query.
 */
export async function placeFilePoints(ctx: Ctx, on: { solutionId: string; revision: number }): Promise<void> {
  const points = await listFilePointsToPlace(ctx.db, on, PLACED_AT_ONCE);
  if (points.length === 0) return;
  const files = await listRevisionAttachments(ctx.db, on.solutionId, on.revision);
  const rows: Selectable<PointPlaces>[] = [];
  for (const fileId of new Set(points.map(({ fileId }) => fileId))) {
    const group = points.filter((point) => point.fileId === fileId);
    const spots = await followFile(ctx, group, files);
    for (const [i, { id }] of group.entries()) {
      const spot = spots?.[i] ?? null;
      if (spots) rows.push(placeRow({ point_id: id, revision: on.revision }, spot));
    }
  }
  if (rows.length > 0) await insertPlaces(ctx.db, rows);
}

function placeRow(of: { point_id: string; revision: number }, spot: FileAnchor | null) {
  return {
    ...of,
    start_at: null,
    end_at: null,
    section: "",
    file_id: spot?.id ?? null,
    file_part: spot?.part ?? null,
  };
}

/** Where points about one file are among the files of a later revision, in their order; null where that took too long. */
async function followFile(
  ctx: Ctx,
  points: PointToPlace[],
  files: RevisionFile[],
): Promise<(FileAnchor | null)[] | null> {
  const [old] = points;
  if (!old) return [];
  const kin = files.filter(({ kind }) => kind === old.kind);
  const sameContent = kin.filter(({ sha256 }) => sha256 === old.sha256);
  const same =
    sameContent.find(({ id }) => id === old.fileId) ??
    sameContent.find(({ name }) => name === old.name) ??
    sameContent[0];
  if (same) return points.map(({ part }) => ({ id: same.id, part }));
  const named = kin.filter(({ name }) => name === old.name);
  const [successor] = named;
  const inParts = await followParts(ctx, points, successor ? [successor] : kin);
  return (
    inParts &&
    points.map(({ part }, i) => {
      if (part !== null) return inParts[i] ?? null;
      return successor ? { id: successor.id, part: null } : null;
    })
  );
}

async function followParts(
  ctx: Ctx,
  points: PointToPlace[],
  successors: RevisionFile[],
): Promise<(FileAnchor | null)[] | null> {
  const [old] = points;
  if (!old || points.every(({ part }) => part === null)) return points.map(() => null);
  const before = await readSources(ctx, { id: old.fileId, kind: old.kind });
  const spots: FileAnchor[] = [];
  const after: string[] = [];
  for (const { id, kind } of successors) {
    const sources = await readSources(ctx, { id, kind });
    spots.push(...sources.map((_, i) => ({ id, part: i + 1 })));
    after.push(...sources);
  }
  const wanted = points.map(({ part }) => (part ?? 0) - 1);
  const found = await placePieces(ctx.placeAnchors, { before, after, wanted });
  return found?.map((at) => (at === null ? null : (spots[at] ?? null))) ?? null;
}

/** What stands in each part of a file. */
export async function readSources(
  ctx: Ctx,
  { id, kind }: { id: string; kind: AttachmentKind },
): Promise<string[]> {
  const preview = await findPreview(ctx.db, id);
  return fileParts(kind, preview?.html ?? "").parts.map(({ source }) => textOf(source).text);
}
