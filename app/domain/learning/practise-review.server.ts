import { insertCalibration, updateCalibrated } from "~db/queries/learning";
import { lockUsers } from "~db/queries/users";
import { inTransaction, type MemberCtx } from "../context.server";
import type { Fields, Invalid, Missing } from "../parse";
import { award } from "../reputation/award.server";
import { CALIBRATED_WITHIN } from "../reputation/rules";
import { learnFromExample } from "../scoring/known-leniency.server";
import { distanceBetween, leaningOf, parseLevels, referenceLevels } from "./calibration";
import { findExample } from "./examples";

type Practised = { ok: true } | Missing | Invalid;

/**
 * Keeps how a member scored an example. Only the first try counts: a later one changes nothing. Close to the
 * reference it pays, and from the first such try on the member is called calibrated.
 */
export async function practiseReview(ctx: MemberCtx, slug: string, fields: Fields): Promise<Practised> {
  const example = findExample(slug);
  if (!example) return { ok: false, problem: "missing" };
  const parsed = parseLevels(fields);
  if (!parsed.ok) return { ok: false, problem: "invalid", errors: parsed.errors };
  const distance = distanceBetween(parsed.value, referenceLevels(example));
  const leaning = leaningOf(parsed.value, referenceLevels(example));
  const userId = ctx.viewer.id;
  await inTransaction(ctx, async (ctx) => {
    await lockUsers(ctx.db, [userId]);
    const isFirst = await insertCalibration(ctx.db, {
      user_id: userId,
      example: slug,
      scores: JSON.stringify(parsed.value),
      distance,
      leaning,
      done_at: ctx.now,
    });
    if (!isFirst) return;
    await learnFromExample(ctx, userId, leaning);
    if (distance > CALIBRATED_WITHIN) return;
    await updateCalibrated(ctx.db, userId, ctx.now);
    await award(ctx, {
      userId,
      rule: "calibrated",
      reviewId: null,
      solutionId: null,
      dedupeKey: `calibrated:${userId}:${slug}`,
    });
  });
  return { ok: true };
}
