import { listAnswers, updateQuestion } from "~db/queries/panel";
import { lockReview } from "~db/queries/ratings";
import { inTransaction, type MemberCtx } from "../context.server";
import { notify } from "../notices/notify.server";
import type { Fields, Invalid, Missing, Refused } from "../parse";
import { findVisibleReview } from "../reviews/find-visible-review.server";
import { whyCannotJudge } from "../reviews/policy";
import { parseVerdict } from "./panel-answers";

export type JudgeAnswerResult = { ok: true } | Missing | Refused | Invalid;

/** Stores how the asker judges the answer to one question, over an earlier verdict. The author hears of the first one. */
export async function judgeAnswer(
  ctx: MemberCtx,
  reviewId: string,
  fields: Fields,
): Promise<JudgeAnswerResult> {
  const found = await findVisibleReview(ctx, reviewId);
  if (!found) return { ok: false, problem: "missing" };
  const { row, solution } = found;
  const why = whyCannotJudge({ reviewerId: row.reviewerId, solution }, ctx.viewer, ctx.now);
  if (why) return { ok: false, problem: "refused", why };
  const parsed = parseVerdict(fields);
  if (!parsed.ok) return { ok: false, problem: "invalid", errors: parsed.errors };

  const { verdict, note } = parsed.value;
  return inTransaction(ctx, async (ctx): Promise<JudgeAnswerResult> => {
    await lockReview(ctx.db, reviewId);
    const question = (await listAnswers(ctx.db, reviewId)).find(({ id }) => id === fields.question);
    if (!question) return { ok: false, problem: "missing" };
    if (question.answeredAt === null)
      return { ok: false, problem: "refused", why: "The author has not answered this question yet." };
    await updateQuestion(ctx.db, question.id, { verdict, verdict_note: note, verdict_at: ctx.now });
    if (question.verdict === null) {
      const about = { userId: row.authorId, solutionId: row.solutionId, reviewId };
      await notify(ctx, { ...about, kind: "panel-verdict", path: `/reviews/${reviewId}#panel-${reviewId}` });
    }
    return { ok: true };
  });
}
