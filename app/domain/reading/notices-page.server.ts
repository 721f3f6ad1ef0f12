import { listNotices } from "~db/queries/notices";
import type { MemberCtx } from "../context.server";
import { caseLinkOf, NOTICES, type NoticeKind } from "../notices/notice";
import { type Page, pageOf, parseCursor } from "../paging";
import { canSeeSolution } from "../solutions/policy";

const SHOWN = 50;

/** Something that the viewer was told. */
export interface NoticeRow {
  id: string;
  sentence: string;
  /** What it is about, or what to do; null where the viewer may not see that any more. */
  title: string | null;
  createdAt: string;
  unread: boolean;
}

/** One page of what the viewer was told, the latest first. Null for a wrong cursor. No notice names anybody. */
export async function noticesPage(ctx: MemberCtx, cursor: string | null): Promise<Page<NoticeRow> | null> {
  const position = cursor === null ? null : parseCursor(cursor, ["text", "text"]);
  if (cursor !== null && !position) return null;
  const rows = await listNotices(ctx.db, ctx.viewer.id, {
    before: position && { createdAt: String(position[0]), id: String(position[1]) },
    limit: SHOWN + 1,
  });
  const page = pageOf(rows, SHOWN, (row) => [row.createdAt, row.id]);
  return {
    ...page,
    rows: page.rows.map((row) => ({
      id: row.id,
      sentence: NOTICES[row.kind as NoticeKind],
      title:
        caseLinkOf(row.kind as NoticeKind) ?? (canSeeSolution(row, ctx.viewer, ctx.now) ? row.title : null),
      createdAt: row.createdAt,
      unread: row.readAt === null,
    })),
  };
}
