import { findChallengeId } from "~db/queries/challenges";
import {
  type GainColumn,
  type ListScope,
  listGaining,
  listNeediest,
  listNewest,
  listTop,
  type RankColumn,
} from "~db/queries/listings";
import type { Ctx } from "../context.server";
import { authorOf } from "../identity/person";
import { readingMinutes } from "../markdown/markdown";
import { type CursorPart, PAGE_SIZE, type Page, pageOf, parseCursor } from "../paging";
import { before } from "../time";
import { type Filters, PERIOD_LENGTH } from "./filters";
import { listScores } from "./list-scores.server";
import { challengeScope, tagScope } from "./listing.server";
import { IMPROVED_FROM, risingAt, risingFloor } from "./rank";
import type { SolutionRow } from "./solution-row";

/** `ranked`: the first so many rows have a rank, where the list is by rank; those behind have too few reviews yet. */
export type SolutionsPage = Page<SolutionRow> & { ranked: number | null };

/** How many of the newest solutions are ranked when a short period is asked for. */
const NEWEST_RANKED = 5000;

/**
 * One page of published solutions in the order and cut that the filters ask for. Null when the cursor is none of this
 * list or the challenge does not exist.
 */
export async function solutionsPage(
  ctx: Ctx,
  filters: Filters,
  size = PAGE_SIZE,
): Promise<SolutionsPage | null> {
  const list = await listScope(ctx, filters);
  return list && (await pages[filters.sort](ctx, list, filters, size));
}

type FindPage = (ctx: Ctx, list: ListScope, filters: Filters, size: number) => Promise<SolutionsPage | null>;

const pages: Record<Filters["sort"], FindPage> = {
  top: topPage,
  new: newestPage,
  "needs-review": neediestPage,
  rising: (ctx, list, filters, size) => gainingPage(ctx, list, { filters, by: "rising", size }),
  improved: (ctx, list, filters, size) => gainingPage(ctx, list, { filters, by: "improved", size }),
};

async function topPage(ctx: Ctx, list: ListScope, filters: Filters, size: number) {
  const position = positionOf(filters.cursor, ["number", "text"]);
  if (!position) return null;
  const [rank, id] = position;
  const rows = await listTop(ctx.db, list, {
    rank: `rank_${filters.dimension ?? "overall"}` satisfies RankColumn,
    since: since(ctx, filters),
    newest: filters.period === "week" || filters.period === "month" ? NEWEST_RANKED : null,
    after: id === undefined ? null : { rank: Number(rank), id: String(id) },
    limit: size + 1,
  });
  const page = pageOf(rows, size, (row) => [row.position ?? 0, row.id]);
  const ranked = page.rows.filter(({ position }) => (position ?? 0) >= 0).length;
  return { ...page, ranked, rows: await withScores(ctx, page.rows) };
}

async function gainingPage(
  ctx: Ctx,
  list: ListScope,
  { filters, by, size }: { filters: Filters; by: GainColumn; size: number },
) {
  const position = positionOf(filters.cursor, ["number", "text"]);
  if (!position) return null;
  const [gain, id] = position;
  const rows = await listGaining(ctx.db, list, {
    by,
    from: floorOf(ctx)[by],
    since: since(ctx, filters),
    after: id === undefined ? null : { gain: Number(gain), id: String(id) },
    limit: size + 1,
  });
  const page = pageOf(rows, size, (row) => [row.position ?? 0, row.id]);
  const shown = await withScores(ctx, page.rows);
  if (by === "improved") return { ...page, ranked: null, rows: shown };
  const rise = (i: number) => risingAt(page.rows[i]?.position ?? null, ctx.now);
  return {
    ...page,
    ranked: null,
    rows: shown.map((row, i) => ({ ...row, rising: row.scoresHidden ? null : rise(i) })),
  };
}

async function newestPage(ctx: Ctx, list: ListScope, filters: Filters, size: number) {
  const position = positionOf(filters.cursor, ["text", "text"]);
  if (!position) return null;
  const [publishedAt, id] = position;
  const rows = await listNewest(ctx.db, list, {
    since: since(ctx, filters),
    after: id === undefined ? null : { publishedAt: String(publishedAt), id: String(id) },
    limit: size + 1,
  });
  const page = pageOf(rows, size, (row) => [row.publishedAt, row.id]);
  return { ...page, ranked: null, rows: await withScores(ctx, page.rows) };
}

async function neediestPage(ctx: Ctx, list: ListScope, filters: Filters, size: number) {
  const position = positionOf(filters.cursor, ["count", "text", "text"]);
  if (!position) return null;
  const [reviewCount, publishedAt, id] = position;
  const rows = await listNeediest(ctx.db, list, {
    since: since(ctx, filters),
    after:
      id === undefined
        ? null
        : { reviewCount: Number(reviewCount), publishedAt: String(publishedAt), id: String(id) },
    limit: size + 1,
  });
  const page = pageOf(rows, size, (row) => [row.reviewCount, row.publishedAt, row.id]);
  return { ...page, ranked: null, rows: await withScores(ctx, page.rows) };
}

/** A solution as short lists name it. */
export type BriefRow = Pick<
  SolutionRow,
  "id" | "slug" | "title" | "readingMinutes" | "publishedAt" | "reviewCount"
>;

/** The solutions with the fewest reviews, those that wait longest first; without scores, which are not asked for. */
export async function waitingSolutions(ctx: Ctx, limit: number): Promise<BriefRow[]> {
  return (await listNeediest(ctx.db, EVERYWHERE, { since: "", after: null, limit })).map(briefly);
}

/** A solution with what it gained, in levels; null where its scores are kept from the viewer. */
export type GainRow = BriefRow & { gain: number | null };

/**
 * The front page's lists: the top-rated solutions, those that rose the most of late, and those that improved the most
 * since their first round; so many of each.
 */
export async function frontLists(
  ctx: Ctx,
  limits: { top: number; gaining: number },
): Promise<{ top: SolutionsPage; rising: GainRow[]; improved: GainRow[] }> {
  const everyTime = { since: "", after: null };
  const top = await listTop(ctx.db, EVERYWHERE, {
    ...everyTime,
    rank: "rank_overall",
    newest: null,
    limit: limits.top,
  });
  const gaining = (by: GainColumn) =>
    listGaining(ctx.db, EVERYWHERE, { ...everyTime, by, from: floorOf(ctx)[by], limit: limits.gaining });
  const [rising, improved] = [await gaining("rising"), await gaining("improved")];
  // One look for all three.
  const scoresOf = await listScores(ctx, [...new Set([...top, ...rising, ...improved].map(({ id }) => id))]);
  const gained = (row: (typeof rising)[number], gain: number): GainRow => ({
    ...briefly(row),
    gain: scoresOf(row.id).scoresHidden ? null : gain,
  });
  return {
    top: {
      nextCursor: null,
      ranked: top.filter(({ position }) => (position ?? 0) >= 0).length,
      rows: top.map((row) => shownRow(ctx, row, scoresOf)),
    },
    rising: rising.map((row) => gained(row, risingAt(row.position, ctx.now))),
    improved: improved.map((row) => gained(row, row.position ?? 0)),
  };
}

const EVERYWHERE: ListScope = { scope: "all", within: null };

function briefly({ id, slug, title, wordCount, publishedAt, reviewCount }: Omit<Listed, "position">) {
  return { id, slug, title, readingMinutes: readingMinutes(wordCount), publishedAt, reviewCount };
}

function floorOf(ctx: Ctx): Record<GainColumn, number> {
  return { rising: risingFloor(ctx.now), improved: IMPROVED_FROM };
}

/** Where to go on: nothing on the first page, null for a cursor that is none of this list. */
function positionOf(cursor: string | null, parts: CursorPart[]): (string | number)[] | null {
  return cursor === null ? [] : parseCursor(cursor, parts);
}

function since(ctx: Ctx, { period }: Filters): string {
  return period === "all" ? "" : before(ctx.now, PERIOD_LENGTH[period]);
}

async function listScope(ctx: Ctx, { challenge, tag }: Filters): Promise<ListScope | null> {
  if (!challenge) return { scope: tag ? tagScope(tag) : "all", within: null };
  const found = await findChallengeId(ctx.db, challenge);
  return found ? { scope: challengeScope(found.id), within: tag ? tagScope(tag) : null } : null;
}

type Listed = Awaited<ReturnType<typeof listNewest>>[number];

async function withScores(ctx: Ctx, rows: Omit<Listed, "position">[]): Promise<SolutionRow[]> {
  const scoresOf = await listScores(
    ctx,
    rows.map((row) => row.id),
  );
  return rows.map((row) => shownRow(ctx, row, scoresOf));
}

function shownRow(
  ctx: Ctx,
  row: Omit<Listed, "position">,
  scoresOf: Awaited<ReturnType<typeof listScores>>,
): SolutionRow {
  return {
    id: row.id,
    slug: row.slug,
    title: row.title,
    summary: row.summary,
    author: authorOf(row, ctx.viewer),
    challenge:
      row.challengeSlug && row.challengeTitle ? { slug: row.challengeSlug, title: row.challengeTitle } : null,
    tags: JSON.parse(row.tags) as string[],
    revision: row.revision,
    revisedAt: row.revisedAt,
    publishedAt: row.publishedAt,
    readingMinutes: readingMinutes(row.wordCount),
    reviewCount: row.reviewCount,
    improved: scoresOf(row.id).scoresHidden ? null : row.improved,
    ...scoresOf(row.id),
  };
}
