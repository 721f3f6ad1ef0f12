import { updateListings, updateStanding } from "~db/queries/listings";
import type { Ctx } from "../context.server";
import { scoresByRound } from "./scores-by-round.server";

/**
 * Notes by how much a solution improved since its first round, and moves it in the list of those that did. Call it in
 * the transaction that added a review of a round, after its scores.
 */
export async function updateImproved(ctx: Ctx, solutionId: string): Promise<void> {
  const improved = (await scoresByRound(ctx, solutionId))?.at(-1)?.improved ?? null;
  await updateStanding(ctx.db, solutionId, { improved });
  await updateListings(ctx.db, solutionId, { improved });
}
