import { listStandingOfPair, listTakenBack } from "~db/queries/standing-events";
import type { Ctx } from "../context.server";
import { giveAgain } from "./give-again.server";
import type { RuleKey } from "./rules";
import { takeBack } from "./take-back.server";

/** What one person's opinion of another's reviews pays. */
const OPINIONS: RuleKey[] = [
  "rated-very-helpful",
  "rated-helpful",
  "rated-not-helpful",
  "first-review",
  "endorsed",
];
/** Rows that are looked at; nobody gets near as many from one person. */
const ROWS_MAX = 1000;

export interface RatedPair {
  /** Who was rated. */
  userId: string;
  raterId: string;
}

/**
 * Takes back what a member earned through one other's ratings and endorsements since a time, and up to another where one
 * is named (SCORING: serial ratings), as rows of their own which name the rule. Ratings that the other gave under a pseudonym which still holds are left
 * until it ends. Call it in a transaction. Returns the points taken back, from 0 up, and the rows.
 */
export async function reverseRatings(
  ctx: Ctx,
  { userId, raterId }: RatedPair,
  { since, until = ctx.now }: { since: string; until?: string },
): Promise<{ points: number; rows: number }> {
  const pair = { userId, giverId: raterId };
  const events = await listStandingOfPair(ctx.db, pair, { rules: OPINIONS, since, until, limit: ROWS_MAX });
  await takeBack(ctx, events, "serial-ratings");
  return { points: events.reduce((sum, event) => sum + event.points, 0), rows: events.length };
}

/**
 * Gives again what `reverseRatings` took, but for what was rated anew since. Call it in a transaction; twice is once.
 * Returns the points given again.
 */
export async function restoreRatings(ctx: Ctx, { userId, raterId }: RatedPair): Promise<number> {
  const about = { giverId: raterId, why: "serial-ratings", limit: ROWS_MAX };
  return giveAgain(ctx, await listTakenBack(ctx.db, userId, about));
}
