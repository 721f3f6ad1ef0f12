import { findModerationAct } from "~db/queries/moderation";
import { inTransaction, type MemberCtx } from "../context.server";
import type { Fields } from "../parse";
import { type DecideResult, noteAct } from "./decide-takedown.server";
import { canModerate, whyCannotShow } from "./policy";
import { findBriefAuthor, setBriefHidden } from "./subject.server";
import { parseWhy } from "./takedown";

/** Shows a brief again that a row of the log says was hidden, and notes it. Showing twice is showing once. */
export async function showBrief(ctx: MemberCtx, actId: string, fields: Fields): Promise<DecideResult> {
  const act = canModerate(ctx.viewer) && (await findModerationAct(ctx.db, actId));
  if (act === false || act?.act !== "hide-brief" || act.kind === "case")
    return { ok: false, problem: "missing" };
  const subject = { kind: act.kind, id: act.subjectId };
  const why = whyCannotShow({ authorId: await findBriefAuthor(ctx, subject) }, ctx.viewer);
  if (why) return { ok: false, problem: "refused", why };
  const parsed = parseWhy(fields);
  if (!parsed.ok) return { ok: false, problem: "invalid", errors: parsed.errors };
  await inTransaction(ctx, async (ctx) => {
    const shown = await setBriefHidden(ctx, subject, null);
    if (shown) await noteAct(ctx, subject, { act: "show-brief", why: parsed.value.why });
  });
  return { ok: true };
}
