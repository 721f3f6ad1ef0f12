import type { Selectable } from "kysely";
import { insertPlaces, listPointsToPlace } from "~db/queries/points";
import { findSolution, listRevisionTexts } from "~db/queries/solutions";
import type { PointPlaces } from "~db/schema";
import type { PassageToPlace } from "../anchoring/place-anchors";
import type { Ctx } from "../context.server";
import { placeFilePoints } from "./place-file-points.server";

type PointToPlace = Awaited<ReturnType<typeof listPointsToPlace>>[number];

/** Points of one solution that are placed at once, and earlier revisions that they are looked up in; newest first. */
const PLACED_AT_ONCE = 500;
const REVISIONS_MAX = 12;

/**
 * Where the passages of a solution's points stand in a revision that is about to be published, as rows for
 * `storePlaces`. Each is looked for from the last revision that it was found in; those that nobody looked for have no
 * row. Reads and computes, outside of any transaction. Null when it took too long. The next call of `placeNewPoints`
 * looks for what is left.
 */
export async function placePoints(
  ctx: Ctx,
  next: { solutionId: string; revision: number; html: string },
): Promise<Selectable<PointPlaces>[] | null> {
  const { solutionId, revision } = next;
  const points = await listPointsToPlace(ctx.db, { solutionId, revision }, PLACED_AT_ONCE);
  if (points.length === 0) return [];
  const byRevision = groupByRevision(points);
  const texts = await listRevisionTexts(ctx.db, solutionId, [...byRevision.keys()]);
  const earlier = texts.map(({ revision, bodyHtml }) => ({
    html: bodyHtml,
    points: byRevision.get(revision) ?? [],
  }));
  const places = await ctx.placeAnchors({
    after: next.html,
    earlier: earlier.map(({ html, points }) => ({ html, passages: points.map(passageOf) })),
  });
  if (!places) return null;
  return earlier.flatMap(({ points }, i) =>
    points.map(({ id }, k) => {
      const place = places[i]?.[k];
      return {
        point_id: id,
        revision,
        start_at: place?.start ?? null,
        end_at: place?.end ?? null,
        section: place?.section ?? "",
        file_id: null,
        file_part: null,
      };
    }),
  );
}

/** Adds the rows of `placePoints`, inside the transaction that publishes their revision. */
export async function storePlaces(ctx: Ctx, places: Selectable<PointPlaces>[] | null): Promise<void> {
  if (places && places.length > 0) await insertPlaces(ctx.db, places);
}

/**
 * Places what has no place on the latest revision yet: points of a review that was written about an earlier one, and
 * those that came while a revision was being published. Call it outside of any transaction, after points were added
 * or a revision was published; mostly it is one or two small queries.
 */
export async function placeNewPoints(ctx: Ctx, solutionId: string): Promise<void> {
  const solution = await findSolution(ctx.db, solutionId, ctx.viewer?.id ?? "");
  if (!solution || solution.revision < 2) return;
  const { revision } = solution;
  await placeFilePoints(ctx, { solutionId, revision });
  const [waiting] = await listPointsToPlace(ctx.db, { solutionId, revision }, 1);
  if (!waiting) return;
  const [latest] = await listRevisionTexts(ctx.db, solutionId, [revision]);
  if (latest) await storePlaces(ctx, await placePoints(ctx, { solutionId, revision, html: latest.bodyHtml }));
}

function groupByRevision(points: PointToPlace[]): Map<number, PointToPlace[]> {
  const groups = new Map<number, PointToPlace[]>();
  for (const point of points) {
    const revision = point.foundRevision ?? point.revision;
    groups.set(revision, [...(groups.get(revision) ?? []), point]);
  }
  const latest = [...groups].sort(([one], [other]) => other - one);
  return new Map(latest.slice(0, REVISIONS_MAX));
}

function passageOf({ foundStart, foundEnd, ...own }: PointToPlace): PassageToPlace {
  return foundStart !== null && foundEnd !== null ? { start: foundStart, end: foundEnd } : own;
}
