import { findLastFitDone, findOpenFit } from "~db/queries/fits";
import { countReviews } from "~db/queries/reviews";
import type { Ctx } from "../context.server";
import { DAY, elapsed, HOUR } from "../time";
import { isAtWork } from "./fit-lease.server";
import { PSEUDO_COUNTS } from "./method";

/** A little less than a day, so that it keeps its hour. */
const EVERY = DAY - HOUR;

/**
 * Whether all scores should be fitted anew: once a day, and where the last fit was stopped or cut off; not while somebody is at it. With fewer reviews than the
 * priors are worth it would change next to nothing.
 */
export async function fitIsDue(ctx: Ctx): Promise<boolean> {
  const open = await findOpenFit(ctx.db);
  if (open) return !isAtWork(open, ctx.now);
  const worth = PSEUDO_COUNTS.reviews;
  if ((await countReviews(ctx.db, worth)) < worth) return false;
  const last = await findLastFitDone(ctx.db);
  return last === undefined || elapsed(last, ctx.now) >= EVERY;
}
