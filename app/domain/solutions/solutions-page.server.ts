import { findChallengeId } from "~db/queries/challenges";
import { type ListScope, listNeediest, listNewest, listTop, type RankColumn } from "~db/queries/listings";
import type { Ctx } from "../context.server";
import { authorOf } from "../identity/person";
import { readingMinutes } from "../markdown/markdown";
import { type CursorPart, PAGE_SIZE, type Page, pageOf, parseCursor } from "../paging";
import { before } from "../time";
import { type Filters, PERIOD_LENGTH } from "./filters";
import { listScores } from "./list-scores.server";
import { challengeScope, tagScope } from "./listing.server";
import type { SolutionRow } from "./solution-row";

export type SolutionsPage = Page<SolutionRow>;

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
  // What is new and already well rated; how fast a solution improved will weigh in once there are rounds.
  rising: (ctx, list, filters, size) => topPage(ctx, list, { ...filters, period: "month" }, size),
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
  return { ...page, rows: await withScores(ctx, page.rows) };
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
  return { ...page, rows: await withScores(ctx, page.rows) };
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
  return { ...page, rows: await withScores(ctx, page.rows) };
}

/** A solution as the list of those that wait names it. */
export type WaitingRow = Pick<
  SolutionRow,
  "id" | "slug" | "title" | "readingMinutes" | "publishedAt" | "reviewCount"
>;

/** The solutions with the fewest reviews, those that wait longest first; without scores, which are not asked for. */
export async function waitingSolutions(ctx: Ctx, limit: number): Promise<WaitingRow[]> {
  const rows = await listNeediest(ctx.db, { scope: "all", within: null }, { since: "", after: null, limit });
  return rows.map(({ id, slug, title, wordCount, publishedAt, reviewCount }) => ({
    id,
    slug,
    title,
    readingMinutes: readingMinutes(wordCount),
    publishedAt,
    reviewCount,
  }));
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
  return rows.map((row) => ({
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
    ...scoresOf(row.id),
  }));
}
