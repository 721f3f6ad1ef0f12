import { lockReview } from "~db/queries/ratings";
import { lockSolution } from "~db/queries/solutions";
import { findPeopleOfReview } from "~db/queries/standing-events";
import { lockUsers } from "~db/queries/users";
import type { Ctx } from "../context.server";

/**
 * Locks a review with everybody whom points about it touch, in the order that all acts keep: members, solution, review.
 * Returns what `lockReview` does; undefined where there is no such review.
 */
export async function lockAroundReview(ctx: Ctx, reviewId: string): ReturnType<typeof lockReview> {
  const around = await findPeopleOfReview(ctx.db, reviewId);
  if (!around) return undefined;
  await lockUsers(ctx.db, around.people);
  await lockSolution(ctx.db, around.solutionId);
  return lockReview(ctx.db, reviewId);
}
