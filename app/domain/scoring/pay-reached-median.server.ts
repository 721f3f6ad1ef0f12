import { findReachedMedian, listReachedMedian, updateMedianPaid } from "~db/queries/site-numbers";
import { lockSolution } from "~db/queries/solutions";
import { lockUsers } from "~db/queries/users";
import { type Ctx, inTransaction } from "../context.server";
import { award } from "../reputation/award.server";
import { MEDIAN_FROM_REVIEWS } from "../reputation/rules";
import { SCORES_HELD } from "../solutions/scores";
import { before } from "../time";
import { siteMedian } from "./site-median.server";

const BATCH = 100;
/** Batches of one call, so that it ends. */
const BATCHES_MAX = 50;

/**
 * Pays the authors of solutions, once a solution, that have 3 reviews which scored them and the lower end of whose overall
 * interval is at or above the site's median, whatever moved it there: a review, a full fit, or the median. Not while the
 * scores are held from the author, whom the points would tell of them; a later call pays those. Walks along an index of what
 * is not paid yet, each solution is a transaction of its own, and what is left of more than 5,000 is the next call's.
 * Returns how many it paid.
 */
export async function payReachedMedian(ctx: Ctx): Promise<number> {
  const due = {
    median: await siteMedian(ctx),
    reviews: MEDIAN_FROM_REVIEWS,
    heldSince: before(ctx.now, SCORES_HELD),
  };
  let paid = 0;
  let after: { lower: number; id: string } | null = null;
  for (let i = 0; i < BATCHES_MAX; i++) {
    const batch: Awaited<ReturnType<typeof listReachedMedian>> = await listReachedMedian(ctx.db, due, {
      after,
      limit: BATCH,
    });
    for (const { id, authorId } of batch) if (await payOne(ctx, due, { id, authorId })) paid++;
    after = batch.at(-1) ?? null;
    if (batch.length < BATCH) break;
  }
  return paid;
}

/** Looks again behind the locks: a review may have come in since it was listed. */
function payOne(
  ctx: Ctx,
  due: Parameters<typeof findReachedMedian>[1],
  { id, authorId }: { id: string; authorId: string },
): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    await lockUsers(ctx.db, [authorId]);
    await lockSolution(ctx.db, id);
    if (!(await findReachedMedian(ctx.db, due, id))) return false;
    await updateMedianPaid(ctx.db, id, ctx.now);
    await award(ctx, {
      userId: authorId,
      rule: "reached-median",
      reviewId: null,
      solutionId: id,
      dedupeKey: `reached-median:${id}`,
    });
    return true;
  });
}
