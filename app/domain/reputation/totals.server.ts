import { listMonthsAbout, sumReputation, upsertReputationMonth } from "~db/queries/reputation";
import { lockUsers, updateReputation } from "~db/queries/users";
import type { Ctx } from "../context.server";
import { HELPFUL_RULES } from "./rules";

/** The rows of the ledger for what a member's reviews earned by helping in a month ("2026-11"), as far as it is public. */
export function helpfulIn(userId: string, month: string) {
  return { userId, since: month, until: `${month}-99`, rules: HELPFUL_RULES, isShown: true } as const;
}

/**
 * Sums up anew a member's public points of all time, and what their reviews earned by helping in some months ("2026-11"),
 * behind the lock on the member.
 * Totals that moved with what is still blind would tell whose it is, so they leave it out.
 */
export async function refreshTotals(ctx: Ctx, userId: string, months: string[]): Promise<void> {
  await updateReputation(ctx.db, userId, await sumReputation(ctx.db, { userId, isShown: true }));
  for (const month of months) {
    await upsertReputationMonth(
      ctx.db,
      { month, userId },
      await sumReputation(ctx.db, helpfulIn(userId, month)),
    );
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
