import { listSolutionScores } from "~db/queries/scores";
import { findRevision, listRevisions } from "~db/queries/solutions";
import type { Ctx } from "../context.server";
import { type Heading, readingMinutes } from "../markdown/markdown";
import { canSeeSolution, isAuthor } from "./policy";
import { NO_SCORES, type Scores, scoresBySolution } from "./scores";

export interface SolutionPage {
  id: string;
  slug: string;
  title: string;
  summary: string;
  author: { id: string; handle: string; reputation: number };
  challenge: { slug: string; title: string; timeBoxHours: number } | null;
  briefHtml: string;
  bodyHtml: string;
  outline: Heading[];
  ask: string;
  tags: string[];
  repo: { url: string; commit: string } | null;
  /** The revision that is shown; the latest one unless an old one was asked for. */
  revision: number;
  latestRevision: number;
  changeNote: string;
  publishedAt: string;
  revisedAt: string;
  withdrawnAt: string | null;
  readingMinutes: number;
  reviewCount: number;
  /** Whether the viewer wrote it. */
  mine: boolean;
}

/** A solution at one of its revisions, the latest where none is named. Null when it is not there or not the viewer's to see. */
export async function solutionPage(
  ctx: Ctx,
  id: string,
  revision: number | null = null,
): Promise<SolutionPage | null> {
  const row = await findRevision(ctx.db, id, revision);
  if (!row?.publishedAt || !canSeeSolution(row, ctx.viewer)) return null;
  return {
    id: row.id,
    slug: row.slug,
    title: row.title,
    summary: row.summary,
    author: { id: row.authorId, handle: row.author, reputation: row.authorReputation },
    challenge:
      row.challengeSlug && row.challengeTitle
        ? { slug: row.challengeSlug, title: row.challengeTitle, timeBoxHours: row.timeBoxHours ?? 0 }
        : null,
    briefHtml: row.briefHtml,
    bodyHtml: row.bodyHtml,
    outline: JSON.parse(row.outline) as Heading[],
    ask: row.ask,
    tags: JSON.parse(row.tags) as string[],
    repo: row.repoUrl ? { url: row.repoUrl, commit: row.repoCommit } : null,
    revision: row.revision,
    latestRevision: row.latestRevision,
    changeNote: row.changeNote,
    publishedAt: row.publishedAt,
    revisedAt: row.revisedAt,
    withdrawnAt: row.withdrawnAt,
    readingMinutes: readingMinutes(row.wordCount),
    reviewCount: row.reviewCount,
    mine: isAuthor(row, ctx.viewer),
  };
}

/** The score panel of a solution. */
export async function solutionScores(ctx: Ctx, id: string): Promise<Scores> {
  return scoresBySolution(await listSolutionScores(ctx.db, [id])).get(id) ?? NO_SCORES;
}

export interface RevisionRow {
  revision: number;
  changeNote: string;
  publishedAt: string;
}

/** The latest fifty revisions of a solution that the viewer may see, newest first. */
export function revisionsOf(ctx: Ctx, id: string): Promise<RevisionRow[]> {
  return listRevisions(ctx.db, id, 50);
}
