import { findSiteNumber, listLatestOverall, upsertSiteNumber } from "~db/queries/site-numbers";
import type { Ctx } from "../context.server";
import { median } from "../queue/waiting";
import { MEDIAN_OF_AT_LEAST } from "../reputation/rules";
import { DAY, elapsed } from "../time";
import { currentState } from "./current-state.server";
import { averageOf } from "./explained-number";
import { PRIORS, round4 } from "./method";

/** The latest solutions whose scores the median is of. */
const LATEST = 2000;
const MEASURED_EVERY = DAY;

/** What a solution has to reach so that its author is paid for it, 1 to 5. */
export interface SiteMiddle {
  value: number;
  /** How many of the latest solutions are ranked: from 20 on it is their median, below it is the site's average. */
  ranked: number;
  /** When these were counted, and their median was taken. */
  measuredAt: string;
}

/**
 * The median of the overall scores of the latest 2,000 solutions that are ranked, 1 to 5, measured by whoever asks first on
 * a day, and kept; while fewer than 20 are ranked, the site's average as score pages name it, as it is.
 */
export async function siteMedian(ctx: Ctx): Promise<number> {
  const known = await findKept(ctx);
  if (known && elapsed(known.measuredAt, ctx.now) < MEASURED_EVERY) return (await current(ctx, known)).value;
  const measured = await measure(ctx);
  await upsertSiteNumber(ctx.db, "median-overall", { value: measured.value, at: ctx.now });
  await upsertSiteNumber(ctx.db, "ranked-solutions", { value: measured.ranked, at: ctx.now });
  return (await current(ctx, measured)).value;
}

/** The middle that pays now, as `siteMedian` knows it; writes nothing. Before the first time it is what it would be. */
export async function siteMiddle(ctx: Ctx): Promise<SiteMiddle> {
  return current(ctx, (await findKept(ctx)) ?? (await measure(ctx)));
}

async function findKept(ctx: Ctx): Promise<SiteMiddle | null> {
  const known = await findSiteNumber(ctx.db, "median-overall");
  const ranked = await findSiteNumber(ctx.db, "ranked-solutions");
  return known && ranked ? { value: known.value, ranked: ranked.value, measuredAt: known.measuredAt } : null;
}

/** What was measured, with the average of now where it is no median. */
async function current(ctx: Ctx, middle: SiteMiddle): Promise<SiteMiddle> {
  if (middle.ranked >= MEDIAN_OF_AT_LEAST) return middle;
  return { ...middle, value: round4(averageOf(await currentState(ctx), "overall")) };
}

async function measure(ctx: Ctx): Promise<SiteMiddle> {
  const scores = await listLatestOverall(ctx.db, LATEST);
  return { value: median(scores) ?? PRIORS.mean, ranked: scores.length, measuredAt: ctx.now };
}
