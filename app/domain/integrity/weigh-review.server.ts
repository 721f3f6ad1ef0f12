import { countReviewsSince } from "~db/queries/habits";
import { findReadingStart } from "~db/queries/reading";
import type { MemberCtx } from "../context.server";
import { isYoung } from "../reputation/young-site.server";
import { before, elapsed } from "../time";
import { COUNTS, type CountsRule, countsRuleOf, REVIEWS_A_DAY } from "./rules";

/** A review's columns that say how long it took and what it counts. */
export interface ReviewWeight {
  seconds: number | null;
  counts: number;
  counts_why: CountsRule | "";
}

/**
 * How long the viewer's review of a solution took since they first opened its form or claimed it, and what it counts, a
 * factor from 0 to 1, with the strictest rule that lowers it. `copied`: share of its words that stand in other reviews.
 */
export async function weighReview(
  ctx: MemberCtx,
  { solutionId, words, copied }: { solutionId: string; words: number; copied: number },
): Promise<ReviewWeight> {
  const start = await findReadingStart(ctx.db, solutionId, ctx.viewer.id);
  const took = start === undefined ? null : Math.max(0, elapsed(start, ctx.now));
  const by = { reviewerId: ctx.viewer.id, since: before(ctx.now, REVIEWS_A_DAY.within) };
  const rule = countsRuleOf({
    took,
    words,
    copied,
    before: await countReviewsSince(ctx.db, by, REVIEWS_A_DAY.usual),
    age: elapsed(ctx.viewer.createdAt, ctx.now),
    isYoung: await isYoung(ctx),
  });
  return {
    seconds: took === null ? null : Math.round(took / 1000),
    counts: rule ? COUNTS[rule] : 1,
    counts_why: rule ?? "",
  };
}
