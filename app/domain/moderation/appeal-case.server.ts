import { findCaseMember, lockCase, updateAppeal } from "~db/queries/cases";
import { inTransaction, type MemberCtx } from "../context.server";
import { parseAppeal } from "../integrity/case";
import type { Fields, Invalid, Missing, Refused } from "../parse";

export type AppealResult = { ok: true } | Missing | Refused | Invalid;

/** Keeps what a member says to a case that concerns them, over what they said before; until moderators have decided. */
export async function appealCase(ctx: MemberCtx, caseId: string, fields: Fields): Promise<AppealResult> {
  if (!(await findCaseMember(ctx.db, caseId, ctx.viewer.id))) return { ok: false, problem: "missing" };
  const parsed = parseAppeal(fields);
  if (!parsed.ok) return { ok: false, problem: "invalid", errors: parsed.errors };
  return inTransaction(ctx, async (ctx): Promise<AppealResult> => {
    const current = await lockCase(ctx.db, caseId);
    if (current?.closedAt !== null)
      return { ok: false, problem: "refused", why: "Moderators have decided about this case." };
    const { appeal } = parsed.value;
    await updateAppeal(ctx.db, { caseId, userId: ctx.viewer.id }, { appeal, now: ctx.now });
    return { ok: true };
  });
}
