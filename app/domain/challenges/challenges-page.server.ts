import { findChallenge, listChallenges } from "~db/queries/challenges";
import type { Ctx } from "../context.server";
import { PAGE_SIZE, type Page, pageOf, parseCursor } from "../paging";
import { type BriefHidden, shownBrief } from "./brief";
import { isTag } from "./tags";

export interface ChallengeRow {
  id: string;
  slug: string;
  title: string;
  /** Empty where the brief is hidden from the viewer. */
  summary: string;
  /** Why it is not shown to everybody. */
  briefHidden: BriefHidden;
  timeBoxHours: number;
  tags: string[];
  solutionCount: number;
}

/** One page of the challenges, those with the most solutions first. Null when the cursor or the tag is none. */
export async function challengesPage(
  ctx: Ctx,
  { tag, cursor }: { tag: string | null; cursor: string | null },
): Promise<Page<ChallengeRow> | null> {
  if (tag && !isTag(tag)) return null;
  const position = cursor === null ? null : parseCursor(cursor, ["count", "text"]);
  if (cursor !== null && !position) return null;
  const after = position && { solutionCount: Number(position[0]), id: String(position[1]) };
  const rows = await listChallenges(ctx.db, { tag, after, limit: PAGE_SIZE + 1 });
  const challenges = rows.map((row): ChallengeRow => {
    const { text, hidden } = shownBrief(row, row.storedSummary, ctx.viewer);
    return {
      id: row.id,
      slug: row.slug,
      title: row.title,
      summary: text,
      briefHidden: hidden,
      timeBoxHours: row.timeBoxHours,
      tags: JSON.parse(row.tags) as string[],
      solutionCount: row.solutionCount,
    };
  });
  return pageOf(challenges, PAGE_SIZE, (row) => [row.solutionCount, row.id]);
}

/** A challenge for its own page, or null. */
export async function challengePage(ctx: Ctx, slug: string) {
  const challenge = await findChallenge(ctx.db, slug);
  if (!challenge) return null;
  const { storedSummary, storedBriefHtml, tags, ...rest } = challenge;
  const brief = shownBrief(challenge, storedBriefHtml, ctx.viewer);
  return {
    ...rest,
    tags: JSON.parse(tags) as string[],
    summary: shownBrief(challenge, storedSummary, ctx.viewer).text,
    briefHtml: brief.text,
    briefHidden: brief.hidden,
  };
}

/** The challenges that can be answered, those with the most solutions first; never more than `limit`. */
export async function openChallenges(ctx: Ctx, limit: number): Promise<{ slug: string; title: string }[]> {
  const rows = await listChallenges(ctx.db, { tag: null, after: null, limit });
  return rows.filter((row) => row.briefHiddenAt === null).map(({ slug, title }) => ({ slug, title }));
}

/** The challenges with the most solutions, for a choice; never more than `limit`. */
export async function popularChallenges(ctx: Ctx, limit: number): Promise<{ slug: string; title: string }[]> {
  const rows = await listChallenges(ctx.db, { tag: null, after: null, limit });
  return rows.map(({ slug, title }) => ({ slug, title }));
}
