import { listMedalsOf } from "~db/queries/medals";
import { listStandingEvents } from "~db/queries/standing-events";
import type { Ctx } from "../context.server";
import { giveMedals, takeMedals } from "./give-medals.server";
import { MEDALS, medalsOfReview } from "./medals";

/** What medals for reviews rest on. */
const GROUNDS = ["rated-very-helpful", "endorsed", "adopted", "first-review"];

/**
 * Gives a review the medals that it has earned by what stands in the ledger, and takes those whose ground has gone. Call
 * it in the transaction that changed the ledger.
 */
export async function settleReviewMedals(ctx: Ctx, reviewId: string): Promise<void> {
  const events = await listStandingEvents(ctx.db, reviewId, GROUNDS);
  const [first] = events;
  const earned = medalsOfReview(events);
  const has = await listMedalsOf(ctx.db, reviewId);
  const gone = has.filter((medal) => medal in MEDALS && !earned.some((key) => key === medal));
  await takeMedals(ctx, reviewId, gone);
  if (!first?.solutionId) return;
  const { userId, solutionId } = first;
  const added = earned.filter((medal) => !has.includes(medal));
  await giveMedals(
    ctx,
    added.map((medal) => ({ medal, userId, solutionId, reviewId })),
  );
}
