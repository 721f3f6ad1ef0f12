import { upsertHabits } from "~db/queries/habits";
import type { MemberCtx } from "../context.server";
import type { FieldErrors, Fields } from "../parse";
import { parseHabits } from "./habits";

/** Stores how much the viewer wants to review. */
export async function saveHabits(
  ctx: MemberCtx,
  fields: Fields,
): Promise<{ ok: true } | { ok: false; errors: FieldErrors }> {
  const parsed = parseHabits(fields, ctx.now);
  if (!parsed.ok) return parsed;
  const { weeklyLoad, awayUntil, volunteers } = parsed.value;
  await upsertHabits(ctx.db, {
    user_id: ctx.viewer.id,
    weekly_load: weeklyLoad,
    away_until: awayUntil,
    volunteers: volunteers ? 1 : 0,
    // Before any time, so that who was never asked comes first in one index.
    asked_at: "",
  });
  return { ok: true };
}
