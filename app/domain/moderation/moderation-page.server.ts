import { listOpenRequests } from "~db/queries/takedowns";
import { shownBrief } from "../challenges/brief";
import type { MemberCtx } from "../context.server";
import { type Page, pageOf, parseCursor } from "../paging";
import { canModerate, whyCannotShow } from "./policy";
import type { Relation } from "./takedown";

const SHOWN = 20;

/** An open request as moderators see it. */
export interface RequestRow {
  id: string;
  title: string;
  path: string;
  briefHtml: string;
  /** Handle of the member who asks; null for a visitor. */
  sender: string | null;
  /** Address of a visitor; empty for a member. */
  contact: string;
  relation: Relation;
  reason: string;
  createdAt: string;
  /** Why the viewer cannot decline it; null when they can. */
  cannotDecline: string | null;
}

/** One page of the open requests, the longest waiting first. Null for who is no moderator, and for a wrong cursor. */
export async function moderationPage(
  ctx: MemberCtx,
  cursor: string | null,
): Promise<Page<RequestRow> | null> {
  const position = cursor === null ? null : parseCursor(cursor, ["text", "text"]);
  if (!canModerate(ctx.viewer) || (cursor !== null && !position)) return null;
  const rows = await listOpenRequests(ctx.db, {
    after: position && { createdAt: String(position[0]), id: String(position[1]) },
    limit: SHOWN + 1,
  });
  const page = pageOf(rows, SHOWN, (row) => [row.createdAt, row.id]);
  return { ...page, rows: page.rows.map((row) => requestRow(row, ctx)) };
}

function requestRow(row: Awaited<ReturnType<typeof listOpenRequests>>[number], ctx: MemberCtx): RequestRow {
  const brief = { authorId: row.authorId ?? "", briefOrigin: row.briefOrigin, briefHiddenAt: null };
  return {
    id: row.id,
    title: row.title ?? "",
    path: row.challengeSlug ? `/challenges/${row.challengeSlug}` : `/solutions/${row.subjectId}`,
    briefHtml: shownBrief(brief, row.briefHtml ?? "", ctx.viewer).text,
    sender: row.sender,
    contact: row.contact,
    relation: row.relation as Relation,
    reason: row.reason,
    createdAt: row.createdAt,
    cannotDecline: whyCannotShow(brief, ctx.viewer),
  };
}
