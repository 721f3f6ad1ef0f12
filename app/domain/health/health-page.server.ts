import { findHealth } from "~db/queries/health";
import type { Ctx } from "../context.server";
import { RUBRIC_VERSION } from "../rubric/rubric";
import type { Health } from "./health";
import { currentHealth } from "./measure-health.server";

/** What a page may cost while nothing was measured yet: one batch of reviews. */
const ON_DEMAND = 500;

/**
 * The figures that were measured last, and when. Until they are for the first time, soon after the start, they are
 * taken from the latest reviews as the page is asked for.
 */
export async function healthPage(ctx: Ctx): Promise<Health & { measuredAt: string }> {
  const kept = await findHealth(ctx.db, RUBRIC_VERSION);
  if (kept) return { ...(JSON.parse(kept.figures) as Health), measuredAt: kept.measuredAt };
  return { ...(await currentHealth(ctx, ON_DEMAND)), measuredAt: ctx.now };
}
