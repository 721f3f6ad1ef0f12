import { updateListings, updateStanding } from "~db/queries/listings";
import { listSolutionsWithRounds } from "~db/queries/rounds";
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

/**
 * The same for those of some solutions that had more than one round, where what their reviews count has changed. Call it
 * in the transaction that stored that.
 */
export async function renewImproved(ctx: Ctx, solutionIds: string[]): Promise<void> {
  for (const id of await listSolutionsWithRounds(ctx.db, solutionIds)) await updateImproved(ctx, id);
}
