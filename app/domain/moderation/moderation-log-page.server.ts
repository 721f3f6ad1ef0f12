import { listModerationActs } from "~db/queries/moderation";
import type { ModerationActs } from "~db/schema";
import type { Ctx } from "../context.server";
import { type Page, pageOf, parseCursor } from "../paging";
import { canSeeSolution } from "../solutions/policy";
import { solutionPath } from "../solutions/solution";
import { canModerate } from "./policy";

const SHOWN = 50;

export interface ActRow {
  id: string;
  act: ModerationActs["act"];
  kind: ModerationActs["subject_kind"];
  /** What it was about; null where the viewer may not see that. */
  about: { title: string; path: string } | null;
  why: string;
  moderator: string;
  happenedAt: string;
  /** Whether the viewer can undo it: the brief is hidden by this act to this day. */
  canShow: boolean;
}

/** One page of what moderators did, the latest first. Null for a wrong cursor. */
export async function moderationLogPage(ctx: Ctx, cursor: string | null): Promise<Page<ActRow> | null> {
  const position = cursor === null ? null : parseCursor(cursor, ["text", "text"]);
  if (cursor !== null && !position) return null;
  const rows = await listModerationActs(ctx.db, ctx.viewer?.id ?? "", {
    until: ctx.now,
    before: position && { happenedAt: String(position[0]), id: String(position[1]) },
    limit: SHOWN + 1,
  });
  const page = pageOf(rows, SHOWN, (row) => [row.happenedAt, row.id]);
  return {
    ...page,
    rows: page.rows.map((row) => ({
      id: row.id,
      act: row.act,
      kind: row.kind,
      about: aboutOf(row, ctx),
      why: row.why,
      moderator: row.moderator,
      happenedAt: row.happenedAt,
      canShow: canModerate(ctx.viewer) && row.act === "hide-brief" && row.briefHiddenAt === row.happenedAt,
    })),
  };
}

function aboutOf(row: Awaited<ReturnType<typeof listModerationActs>>[number], ctx: Ctx): ActRow["about"] {
  const { challengeSlug, challengeTitle, solutionId, authorId, slug, title } = row;
  if (challengeSlug && challengeTitle) return { title: challengeTitle, path: `/challenges/${challengeSlug}` };
  if (!solutionId || !authorId || !slug || !title) return null;
  if (!canSeeSolution({ ...row, authorId }, ctx.viewer, ctx.now)) return null;
  return { title, path: solutionPath({ id: solutionId, slug }) };
}
