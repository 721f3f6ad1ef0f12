import { listPointsOnFile } from "~db/queries/points";
import { findReviewerState } from "~db/queries/reviews";
import { findSolution } from "~db/queries/solutions";
import { fileParts } from "../attachments/file-parts.server";
import type { Ctx } from "../context.server";
import { personOf } from "../identity/person";
import { isSealed, whyCannotReview } from "../reviews/policy";
import type { DimensionKey } from "../rubric/rubric";
import type { FilePage } from "../solutions/file-page.server";
import type { FileSection, PointOnFile, PointsOnFile } from "./file-section";

const POINTS_MAX = 500;

/**
 * The page of a file with the points that reviews make on it in the revision that is shown, unless the reviews are
 * sealed from the viewer. Who may review it has each cell of a notebook as a piece of its own. At most five hundred points.
 */
export async function pointsOnFile(ctx: Ctx, page: FilePage): Promise<PointsOnFile> {
  const { file, html, solutionId } = page;
  const plain = { sections: html ? [{ html, part: null, points: [] }] : [], about: [], mayPoint: false };
  const viewerId = ctx.viewer?.id ?? "";
  const solution = page.in && (await findSolution(ctx.db, solutionId, viewerId));
  if (!page.in || !solution) return plain;
  const state = await findReviewerState(ctx.db, solutionId, viewerId);
  const { revision, latestRevision } = page.in;
  const isReviewable = ctx.viewer !== null && whyCannotReview(solution, ctx.viewer, state) === null;
  const mayPoint = isReviewable && revision === latestRevision && file.kind !== "recording";
  const on = { solutionId, fileId: file.id, revision };
  const rows = isSealed(solution, ctx.viewer, state) ? [] : await listPointsOnFile(ctx.db, on, POINTS_MAX);
  if (rows.length === 0 && !mayPoint) return plain;

  const points = rows.map(({ part, ...row }) => ({ part, point: viewPoint(ctx, row) }));
  const { before, parts, after } = fileParts(file.kind, html);
  const onPart = (part: number) => points.filter((one) => one.part === part).map(({ point }) => point);
  const isWhole = ({ part }: { part: number | null }) => part === null || part > parts.length;
  const about = points.filter(isWhole).map(({ point }) => point);
  if (parts.length === 0) return { ...plain, about, mayPoint };

  const sections: FileSection[] = [];
  const pieces = parts.map((part) => part.html);
  let from = 0;
  const cut = (to: number, said: Omit<FileSection, "html">) => {
    sections.push({ html: before + pieces.slice(from, to).join("") + after, ...said });
    from = to;
  };
  const saidOn = new Set(points.map(({ part }) => part));
  for (let part = 1; part <= parts.length; part++) {
    const isAsked = mayPoint && file.kind === "notebook";
    if (isAsked || saidOn.has(part)) cut(part, { part, points: onPart(part) });
  }
  if (from < parts.length) cut(parts.length, { part: null, points: [] });
  return { sections, about, mayPoint };
}

type Row = Omit<Awaited<ReturnType<typeof listPointsOnFile>>[number], "part">;

function viewPoint({ viewer }: Ctx, row: Row): PointOnFile {
  const { id, reviewId, position, kind, bodyHtml, answer } = row;
  return {
    id,
    reviewId,
    position,
    reviewer: personOf({ ...row, reputation: null }, viewer),
    kind,
    dimension: row.dimension as DimensionKey | null,
    bodyHtml,
    answer,
  };
}
