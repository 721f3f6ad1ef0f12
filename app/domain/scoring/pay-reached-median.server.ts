import { findOverallOf } from "~db/queries/site-numbers";
import type { Ctx } from "../context.server";
import { award } from "../reputation/award.server";
import { MEDIAN_FROM_REVIEWS } from "../reputation/rules";
import { siteMedian } from "./site-median.server";

/**
 * Pays the author of a solution, once, when it has 3 reviews that scored it and the lower end of its overall interval is
 * at or above the site's median. Call it in the transaction that stored the estimates, after these.
 */
export async function payReachedMedian(ctx: Ctx, solutionId: string): Promise<void> {
  const overall = await findOverallOf(ctx.db, solutionId);
  if (!overall || overall.scored < MEDIAN_FROM_REVIEWS) return;
  if (overall.lower < (await siteMedian(ctx))) return;
  await award(ctx, {
    userId: overall.authorId,
    rule: "reached-median",
    reviewId: null,
    solutionId,
    dedupeKey: `reached-median:${solutionId}`,
  });
}
