import { findLatestRound, insertRound, insertRoundRequests, listRoundReviewers } from "~db/queries/rounds";
import { findSolution, lockSolution } from "~db/queries/solutions";
import { lockUsers } from "~db/queries/users";
import { inTransaction, type MemberCtx } from "../context.server";
import { notify } from "../notices/notify.server";
import type { FieldErrors, Fields } from "../parse";
import { queueRound } from "../queue/claims.server";
import { isAuthor } from "../solutions/policy";
import { revealAuthor } from "../solutions/reveal-author.server";
import { isBehind, nextRound, parseAsked, ROUND_REVIEWERS_MAX, whyCannotRequest } from "./round";

export type RequestRoundResult =
  | { ok: true; round: number; asked: number }
  | { ok: false; problem: "missing" }
  | { ok: false; problem: "refused"; why: string }
  | { ok: false; problem: "invalid"; errors: FieldErrors };

/**
 * Asks reviewers of the viewer's solution to look at its latest revision: opens the next round, or adds to the one that
 * is open on that revision. Who was asked already, or has judged that revision, is left out. The second round ends the
 * first, and with it what was blind about the post.
 */
export async function requestRound(
  ctx: MemberCtx,
  solutionId: string,
  fields: Fields,
): Promise<RequestRoundResult> {
  const solution = await findSolution(ctx.db, solutionId, ctx.viewer.id);
  if (!solution?.publishedAt || !isAuthor(solution, ctx.viewer)) return { ok: false, problem: "missing" };
  return inTransaction(ctx, async (ctx): Promise<RequestRoundResult> => {
    await lockUsers(ctx.db, [ctx.viewer.id]);
    const solution = await lockSolution(ctx.db, solutionId);
    if (!solution) return { ok: false, problem: "missing" };
    const { revision } = solution;
    const latest = (await findLatestRound(ctx.db, solutionId)) ?? { round: 1, revision: 1 };
    const round = nextRound(latest, revision);
    const reviewers = await listRoundReviewers(ctx.db, { solutionId, round }, ROUND_REVIEWERS_MAX);
    const behind = reviewers.filter((one) => isBehind(one, revision));
    const why = whyCannotRequest({ ...solution, round, canAsk: behind.length > 0 });
    if (why) return { ok: false, problem: "refused", why };
    const asked = parseAsked(fields);
    const chosen = asked === "all" ? behind : behind.filter(({ id }) => asked.includes(id));
    if (chosen.length === 0) {
      const errors = { reviewer: "Choose at least one reviewer who has not seen the latest revision." };
      return { ok: false, problem: "invalid", errors };
    }

    await insertRound(ctx.db, { solution_id: solutionId, round, revision, opened_at: ctx.now });
    const requests = chosen.map(({ id, userId }) => ({
      solution_id: solutionId,
      round,
      reviewer_id: userId,
      review_id: id,
      requested_at: ctx.now,
      answered_at: null,
    }));
    const added = await insertRoundRequests(ctx.db, requests);
    for (const { reviewerId, reviewId } of added) {
      const path = `/reviews/${reviewId}/round`;
      await notify(ctx, { userId: reviewerId, kind: "round-request", path, solutionId, reviewId });
    }
    if (round === 2) await revealAuthor(ctx, solutionId);
    await queueRound(ctx, solutionId);
    return { ok: true, round, asked: added.length };
  });
}
