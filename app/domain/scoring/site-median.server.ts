import { findSiteNumber, listLatestOverall, upsertSiteNumber } from "~db/queries/site-numbers";
import type { Ctx } from "../context.server";
import { median } from "../queue/waiting";
import { MEDIAN_OF_AT_LEAST } from "../reputation/rules";
import { DAY, elapsed } from "../time";
import { PRIORS, round4 } from "./method";

/** The latest solutions whose scores the median is of. */
const LATEST = 2000;
const MEASURED_EVERY = DAY;

/**
 * The median of the overall scores of the latest 2,000 solutions that are ranked, 1 to 5; while fewer than 20 are, the
 * average that everything begins at. Measured by whoever asks first on a day, and kept.
 */
export async function siteMedian(ctx: Ctx): Promise<number> {
  const known = await findSiteNumber(ctx.db, "median-overall");
  if (known && elapsed(known.measuredAt, ctx.now) < MEASURED_EVERY) return known.value;
  const scores = await listLatestOverall(ctx.db, LATEST);
  const middle = scores.length < MEDIAN_OF_AT_LEAST ? null : median(scores);
  const value = round4(middle ?? PRIORS.mean);
  await upsertSiteNumber(ctx.db, "median-overall", { value, at: ctx.now });
  return value;
}
