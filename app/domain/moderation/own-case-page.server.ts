import { findCase, findCaseMember, sumCaseMeasures } from "~db/queries/cases";
import type { MemberCtx } from "../context.server";
import type { CaseKind, Verdict } from "../integrity/case";

/** A case as one of those sees it whom it concerns: their own part alone. */
export interface OwnCasePage {
  kind: CaseKind;
  openedAt: string;
  /** What the rule took from the viewer: points, in how many awards, and reviews that count less. */
  taken: { points: number; awards: number; reviews: number };
  appeal: string;
  appealedAt: string | null;
  decided: { verdict: Verdict; why: string; at: string } | null;
}

/** The viewer's part of a case. Null where they have none. */
export async function ownCasePage(ctx: MemberCtx, id: string): Promise<OwnCasePage | null> {
  const own = await findCaseMember(ctx.db, id, ctx.viewer.id);
  const found = own && (await findCase(ctx.db, id));
  if (!own || !found) return null;
  const { closedAt, verdict, why } = found;
  return {
    kind: found.kind as CaseKind,
    openedAt: found.openedAt,
    taken: await sumCaseMeasures(ctx.db, id, ctx.viewer.id),
    appeal: own.appeal,
    appealedAt: own.appealedAt,
    decided: closedAt !== null && verdict ? { verdict, why, at: closedAt } : null,
  };
}
