import { listMonthsAbout, sumReputation, upsertReputationMonth } from "~db/queries/reputation";
import { lockUsers, updateReputation } from "~db/queries/users";
import type { Ctx } from "../context.server";

/**
 * Sums up a member's public points anew, of all time and of some months ("2026-11"), behind the lock on the member.
 * Totals that moved with what is still blind would tell whose it is, so they leave it out; caps count it.
 */
export async function refreshTotals(ctx: Ctx, userId: string, months: string[]): Promise<void> {
  await updateReputation(ctx.db, userId, await sumReputation(ctx.db, { userId, isShown: true }));
  for (const month of months) {
    const rows = { userId, since: month, until: `${month}-99`, isShown: true } as const;
    await upsertReputationMonth(ctx.db, { month, userId }, await sumReputation(ctx.db, rows));
  }
}

/**
 * Counts what a member earned about their review or their solution into their public totals, now that their name stands
 * on it. Call it behind the lock on that row, in the transaction that shows the name.
 */
export async function countShownPoints(
  ctx: Ctx,
  about: { userId: string } & ({ reviewId: string } | { solutionId: string }),
): Promise<void> {
  await lockUsers(ctx.db, [about.userId]);
  await refreshTotals(ctx, about.userId, await listMonthsAbout(ctx.db, about));
}
