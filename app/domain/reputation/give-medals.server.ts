import { deleteMedals, insertMedals } from "~db/queries/medals";
import type { Ctx } from "../context.server";
import { notifyOnce, unsay } from "../notices/notify.server";
import type { MedalKey } from "./medals";

/** A review or a solution that earns medals, and whose it is. */
export interface Subject {
  userId: string;
  solutionId: string;
  /** Null where it is the solution itself. */
  reviewId: string | null;
}

/**
 * Gives medals, and tells their owners of each the first time: a medal that was lost and comes back is no news. Call it
 * in the transaction that found their ground. Returns how many were new.
 */
export async function giveMedals(ctx: Ctx, medals: (Subject & { medal: MedalKey })[]): Promise<number> {
  if (medals.length === 0) return 0;
  const added = await insertMedals(
    ctx.db,
    medals.map(({ medal, userId, solutionId, reviewId }) => ({
      medal,
      subject_id: reviewId ?? solutionId,
      user_id: userId,
      solution_id: solutionId,
      review_id: reviewId,
      earned_at: ctx.now,
    })),
  );
  const isNew = new Set(added.map(({ medal, subjectId }) => noticeOf(subjectId, medal)));
  for (const { medal, userId, solutionId, reviewId } of medals) {
    const key = noticeOf(reviewId ?? solutionId, medal);
    if (!isNew.has(key)) continue;
    const path = reviewId ? `/reviews/${reviewId}` : `/solutions/${solutionId}`;
    const about = { userId, path, solutionId, reviewId: reviewId ?? undefined };
    await notifyOnce(ctx, { ...about, kind: `medal-${medal}` }, key);
  }
  return added.length;
}

/** Takes medals from a review or a solution; nobody is told, nor of what the act under way gave before. */
export async function takeMedals(ctx: Ctx, subjectId: string, medals: string[]): Promise<void> {
  if (medals.length === 0) return;
  await deleteMedals(ctx.db, subjectId, medals);
  for (const medal of medals) await unsay(ctx, noticeOf(subjectId, medal));
}

function noticeOf(subjectId: string, medal: string): string {
  return `${subjectId}-${medal}`;
}
