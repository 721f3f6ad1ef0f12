import { insertCaseMeasures } from "~db/queries/cases";
import { listReviewsInRing } from "~db/queries/fits";
import { listStandingEvents } from "~db/queries/standing-events";
import { type Ctx, inTransaction } from "../context.server";
import { lockAroundReview } from "../reputation/lock-around-review.server";
import { takeBack } from "../reputation/take-back.server";

const BATCH = 100;

/**
 * Takes back what the reviews inside a ring paid their writers, and keeps it with the ring's case, so that it can be given
 * again. Each review is a transaction of its own; twice is once. Returns the points taken.
 */
export async function takeRingPoints(ctx: Ctx, ring: string, caseId: string | null): Promise<number> {
  let taken = 0;
  for (let after = ""; ; ) {
    const reviews = await listReviewsInRing(ctx.db, ring, { after, limit: BATCH });
    const last = reviews.at(-1);
    if (!last) return taken;
    for (const { id, reviewerId } of reviews)
      taken += await inTransaction(ctx, (ctx) => takePoints(ctx, { id, reviewerId, caseId }));
    after = last.id;
  }
}

async function takePoints(
  ctx: Ctx,
  { id, reviewerId, caseId }: { id: string; reviewerId: string; caseId: string | null },
): Promise<number> {
  await lockAroundReview(ctx, id);
  const standing = await listStandingEvents(ctx.db, id);
  const paid = standing.filter(({ userId, points }) => userId === reviewerId && points > 0);
  if (paid.length === 0) return 0;
  await takeBack(ctx, paid, "ring");
  if (caseId)
    await insertCaseMeasures(
      ctx.db,
      paid.map((event) => ({
        case_id: caseId,
        subject_id: event.id,
        what: "points",
        user_id: reviewerId,
        review_id: id,
        points: event.points,
      })),
    );
  return paid.reduce((sum, { points }) => sum + points, 0);
}
