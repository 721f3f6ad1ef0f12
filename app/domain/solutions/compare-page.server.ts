import { findRevision } from "~db/queries/solutions";
import { shownBrief } from "../challenges/brief";
import type { Comparison } from "../comparing/comparison";
import type { Ctx } from "../context.server";
import { authorOf, type Person } from "../identity/person";
import { canSeeSolution } from "./policy";
import { type RevisionRow, revisionsOf } from "./solution-page.server";

type Revision = NonNullable<Awaited<ReturnType<typeof findRevision>>>;

/** Something beside the text that two revisions do not share, as text. Empty where there was none. */
export interface ChangedField {
  label: string;
  before: string;
  after: string;
}

export interface RevisionPair {
  from: RevisionRow & { title: string };
  to: RevisionRow & { title: string };
  /** What the author said of each revision after `from` up to `to`, oldest first. */
  notes: RevisionRow[];
  fields: ChangedField[];
  /** Null when comparing the texts took too long. */
  comparison: Comparison | null;
}

export interface ComparePage {
  id: string;
  slug: string;
  title: string;
  author: Person;
  latestRevision: number;
  /** The latest fifty, newest first. */
  revisions: RevisionRow[];
  /** Null where the solution has one revision only. */
  pair: RevisionPair | null;
}

/** Two revisions; null stands for the latest one and for the one before `to`. */
export interface RevisionRange {
  from: number | null;
  to: number | null;
}

/**
 * What changed between two revisions of a solution, the two latest where none are named. Null when the solution or a
 * revision is not there or not the viewer's to see, or `from` is not below `to`.
 */
export async function comparePage(ctx: Ctx, id: string, range: RevisionRange): Promise<ComparePage | null> {
  const viewerId = ctx.viewer?.id ?? "";
  const latest = await findRevision(ctx.db, { id, revision: null }, viewerId);
  if (!latest?.publishedAt || !canSeeSolution(latest, ctx.viewer, ctx.now)) return null;
  const revisions = await revisionsOf(ctx, id);
  const page = {
    id: latest.id,
    slug: latest.slug,
    title: latest.title,
    author: authorOf(latest, ctx.viewer),
    latestRevision: latest.revision,
    revisions,
  };
  if (latest.revision === 1 && range.from === null && range.to === null) return { ...page, pair: null };
  const to = range.to ?? latest.revision;
  const [before, after] = await Promise.all([
    findRevision(ctx.db, { id, revision: range.from ?? to - 1 }, viewerId),
    to === latest.revision ? latest : findRevision(ctx.db, { id, revision: to }, viewerId),
  ]);
  if (!before || !after || before.revision >= after.revision) return null;
  return {
    ...page,
    pair: {
      from: rowOf(before),
      to: rowOf(after),
      notes: revisions
        .filter(({ revision }) => revision > before.revision && revision <= after.revision)
        .reverse(),
      fields: changedFields(before, after, ctx.viewer),
      comparison: await ctx.compare({ before: before.body, after: after.body }),
    },
  };
}

function rowOf({ revision, changeNote, revisedAt, title }: Revision): RevisionRow & { title: string } {
  return { revision, changeNote, publishedAt: revisedAt, title };
}

function changedFields(before: Revision, after: Revision, viewer: Ctx["viewer"]): ChangedField[] {
  const brief = (revision: Revision) => shownBrief(revision, revision.brief, viewer).text;
  const tags = ({ tags }: Revision) => (JSON.parse(tags) as string[]).join(", ");
  const repo = ({ repoUrl, repoCommit }: Revision) => repoUrl + (repoCommit && ` at ${repoCommit}`);
  return [
    { label: "Title", before: before.title, after: after.title },
    { label: "Feedback wanted", before: before.ask, after: after.ask },
    { label: "Tags", before: tags(before), after: tags(after) },
    { label: "Code", before: repo(before), after: repo(after) },
    { label: "Brief", before: brief(before), after: brief(after) },
  ].filter((field) => field.before !== field.after);
}
