import { hasNoticeSince } from "~db/queries/notices";
import { findPoint, updatePointAnswer } from "~db/queries/points";
import { lockReview } from "~db/queries/ratings";
import { updateReviewAnswered } from "~db/queries/reviews";
import { lockUsers } from "~db/queries/users";
import { inTransaction, type MemberCtx } from "../context.server";
import { notify } from "../notices/notify.server";
import type { Fields, Invalid, Missing, Refused } from "../parse";
import { findVisibleReview } from "../reviews/find-visible-review.server";
import { whyCannotAnswer } from "../reviews/policy";
import { before, HOUR } from "../time";
import { adoptionIn, settleAdoption } from "./adopt-point.server";
import { payForAnswer } from "./pay-for-answer.server";
import { parsePointAnswer, reasonWith } from "./point-answer";

export type AnswerPointResult = { ok: true; pointId: string } | Missing | Refused | Invalid;

/** An author who answers ten points in a row is no news ten times. */
const NOTICE_EVERY = HOUR;

/**
 * Stores what the author makes of one point of a review, over an earlier answer. "Done" pays the reviewer where the
 * text did change; any other answer after it takes that back.
 */
export async function answerPoint(
  ctx: MemberCtx,
  reviewId: string,
  fields: Fields,
): Promise<AnswerPointResult> {
  const found = await findVisibleReview(ctx, reviewId);
  if (!found) return { ok: false, problem: "missing" };
  const { row, solution } = found;
  const why = whyCannotAnswer({ solution }, ctx.viewer);
  if (why) return { ok: false, problem: "refused", why };
  const id = fields.point ?? "";
  const point = await findPoint(ctx.db, { id, reviewId });
  if (!point) return { ok: false, problem: "missing" };
  const range = { pointRevision: point.revision, latestRevision: row.latestRevision };
  const parsed = parsePointAnswer(fields, range);
  if (!parsed.ok) return { ok: false, problem: "invalid", errors: parsed.errors };

  const { answer, revision } = parsed.value;
  const adoption = revision === null ? null : await adoptionIn(ctx, point, revision);
  await inTransaction(ctx, async (ctx) => {
    await lockUsers(ctx.db, [ctx.viewer.id, row.reviewerId]);
    await lockReview(ctx.db, reviewId);
    const latest = (await findPoint(ctx.db, { id, reviewId })) ?? point;
    await updatePointAnswer(ctx.db, id, {
      answer,
      answer_reason: reasonWith(parsed.value, latest),
      done_revision: revision,
      answered_at: ctx.now,
      adoption: await settleAdoption(ctx, latest, { reviewerId: row.reviewerId, reviewId, adoption }),
    });
    await updateReviewAnswered(ctx.db, reviewId, ctx.now);
    await payForAnswer(ctx, row);
    await tellReviewer(ctx, row);
  });
  return { ok: true, pointId: id };
}

async function tellReviewer(ctx: MemberCtx, review: { id: string; reviewerId: string; solutionId: string }) {
  const notice = { userId: review.reviewerId, kind: "answered-points", reviewId: review.id } as const;
  if (await hasNoticeSince(ctx.db, notice, before(ctx.now, NOTICE_EVERY))) return;
  await notify(ctx, { ...notice, path: `/reviews/${review.id}`, solutionId: review.solutionId });
}
