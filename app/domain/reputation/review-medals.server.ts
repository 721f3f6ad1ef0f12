import { deleteMedals, insertMedals, listMedalsOf } from "~db/queries/medals";
import { listStandingEvents } from "~db/queries/standing-events";
import type { Ctx } from "../context.server";
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
  if (gone.length > 0) await deleteMedals(ctx.db, reviewId, gone);
  const solutionId = first?.solutionId;
  if (!first || !solutionId || earned.every((medal) => has.includes(medal))) return;
  await insertMedals(
    ctx.db,
    earned.map((medal) => ({
      medal,
      subject_id: reviewId,
      user_id: first.userId,
      solution_id: solutionId,
      review_id: reviewId,
      earned_at: ctx.now,
    })),
  );
}
