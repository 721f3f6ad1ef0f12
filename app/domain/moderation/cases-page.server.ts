import { listDecidedCases, listOpenCases } from "~db/queries/case-lists";
import type { MemberCtx } from "../context.server";
import type { CaseKind, Verdict } from "../integrity/case";
import { type Page, pageOf, parseCursor } from "../paging";
import { canModerate } from "./policy";

const SHOWN = 30;

/** A case in the moderators' list. */
export interface CaseRow {
  id: string;
  kind: CaseKind;
  openedAt: string;
  decided: { verdict: Verdict | null; at: string } | null;
  members: number;
  appeals: number;
}

/** One page of the cases: open ones, the longest open first, or decided ones, the latest first. Null for who is no moderator, and for a wrong cursor. */
export async function casesPage(
  ctx: MemberCtx,
  { isDecided, cursor }: { isDecided: boolean; cursor: string | null },
): Promise<Page<CaseRow> | null> {
  const position = cursor === null ? null : parseCursor(cursor, ["text", "text"]);
  if (!canModerate(ctx.viewer) || (cursor !== null && !position)) return null;
  const [at, id] = position?.map(String) ?? [];
  const place = at !== undefined && id !== undefined ? { at, id } : null;
  const rows = isDecided
    ? await listDecidedCases(ctx.db, place && { closedAt: place.at, id: place.id }, SHOWN + 1)
    : await listOpenCases(ctx.db, place && { openedAt: place.at, id: place.id }, SHOWN + 1);
  const page = pageOf(rows, SHOWN, (row) => [(isDecided ? row.closedAt : null) ?? row.openedAt, row.id]);
  return {
    ...page,
    rows: page.rows.map((row) => ({
      id: row.id,
      kind: row.kind as CaseKind,
      openedAt: row.openedAt,
      decided: row.closedAt === null ? null : { verdict: row.verdict, at: row.closedAt },
      members: row.members ?? 0,
      appeals: row.appeals ?? 0,
    })),
  };
}
