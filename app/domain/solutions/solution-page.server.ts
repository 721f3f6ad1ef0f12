import { findRevision, findSkim, listRevisions } from "~db/queries/solutions";
import type { Attachment } from "../attachments/attachment";
import { revisionAttachments } from "../attachments/attachments.server";
import { type BriefHidden, shownBrief } from "../challenges/brief";
import type { Ctx } from "../context.server";
import { authorOf, type Person } from "../identity/person";
import type { Evidence } from "../markdown/evidence";
import { type Heading, readingMinutes, type SkimPart } from "../markdown/markdown";
import { type WalkthroughView, walkthroughView } from "../walkthroughs/walkthrough-view.server";
import { canSeeSolution, isAuthor, isEmbargoed } from "./policy";

export interface SolutionPage {
  id: string;
  slug: string;
  title: string;
  summary: string;
  author: Person & { id: string };
  challenge: { slug: string; title: string; timeBoxHours: number } | null;
  /** A brief of the author's own; empty also where it is hidden from the viewer. */
  briefHtml: string;
  /** Why it is not shown to everybody. */
  briefHidden: BriefHidden;
  bodyHtml: string;
  outline: Heading[];
  /** What reviewers can point at. */
  evidence: Evidence[];
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
  /** The day before which only the author and those invited see it; null once it has begun. */
  embargoUntil: string | null;
  /** When the viewer was invited to see it. */
  invitedAt: string | null;
  invitedCount: number;
  /** The viewer's own review of it. */
  ownReviewId: string | null;
  /** When the viewer opened the reviews of others before writing one. */
  sealOpenedAt: string | null;
  wordCount: number;
  readingMinutes: number;
  reviewCount: number;
  /** The number of the latest round that a review of it was in. */
  latestRound: number;
  /** Whether the viewer wrote it. */
  mine: boolean;
  /** Of this revision. */
  fileCount: number;
  /** Null where the revision has none. */
  walkthrough: WalkthroughView | null;
}

/** A solution at one of its revisions, the latest where none is named. Null when it is not there or not the viewer's to see. */
export async function solutionPage(
  ctx: Ctx,
  id: string,
  revision: number | null = null,
): Promise<SolutionPage | null> {
  const row = await findRevision(ctx.db, { id, revision }, ctx.viewer?.id ?? "");
  if (!row?.publishedAt || !canSeeSolution(row, ctx.viewer, ctx.now)) return null;
  const brief = shownBrief(row, row.storedBriefHtml, ctx.viewer);
  return {
    id: row.id,
    slug: row.slug,
    title: row.title,
    summary: row.summary,
    author: { ...authorOf(row, ctx.viewer), id: row.authorId },
    challenge:
      row.challengeSlug && row.challengeTitle
        ? { slug: row.challengeSlug, title: row.challengeTitle, timeBoxHours: row.timeBoxHours ?? 0 }
        : null,
    briefHtml: brief.text,
    briefHidden: brief.hidden,
    bodyHtml: row.bodyHtml,
    outline: JSON.parse(row.outline) as Heading[],
    evidence: JSON.parse(row.evidence) as Evidence[],
    ask: row.ask,
    tags: JSON.parse(row.tags) as string[],
    repo: row.repoUrl ? { url: row.repoUrl, commit: row.repoCommit } : null,
    revision: row.revision,
    latestRevision: row.latestRevision,
    changeNote: row.changeNote,
    publishedAt: row.publishedAt,
    revisedAt: row.revisedAt,
    withdrawnAt: row.withdrawnAt,
    embargoUntil: isEmbargoed(row, ctx.now) ? row.embargoUntil : null,
    invitedAt: row.invitedAt,
    invitedCount: row.invitedCount ?? 0,
    ownReviewId: row.ownReviewId,
    sealOpenedAt: row.sealOpenedAt,
    wordCount: row.wordCount,
    readingMinutes: readingMinutes(row.wordCount),
    reviewCount: row.reviewCount,
    latestRound: row.latestRound ?? 1,
    mine: isAuthor(row, ctx.viewer),
    fileCount: row.fileCount ?? 0,
    walkthrough: await walkthroughView(ctx, row),
  };
}

/** The skim view of a revision that the viewer may see. Empty where it was published before there were any. */
export async function skimOf(ctx: Ctx, { id, revision }: SolutionPage): Promise<SkimPart[]> {
  const row = await findSkim(ctx.db, id, revision);
  return row ? (JSON.parse(row.skim) as SkimPart[]) : [];
}

/** The files of a revision that the viewer may see. */
export async function filesOf(ctx: Ctx, { id, revision, fileCount }: SolutionPage): Promise<Attachment[]> {
  return fileCount > 0 ? revisionAttachments(ctx, id, revision) : [];
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
