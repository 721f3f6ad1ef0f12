import { listAnswers, updateQuestion } from "~db/queries/panel";
import { lockReview } from "~db/queries/ratings";
import { updateReviewAnswered } from "~db/queries/reviews";
import { inTransaction, type MemberCtx } from "../context.server";
import { type Conflict, draftForm } from "../drafts/draft";
import { endDraft } from "../drafts/save-draft.server";
import { notify } from "../notices/notify.server";
import type { Fields, Invalid, Missing, Refused } from "../parse";
import { findVisibleReview } from "../reviews/find-visible-review.server";
import { whyCannotAnswer } from "../reviews/policy";
import { answerFields, type PanelAnswer, parseAnswers } from "./panel-answers";

export type AnswerQuestionsResult = { ok: true } | Missing | Refused | Invalid | Conflict;

type AnsweredRow = Awaited<ReturnType<typeof listAnswers>>[number];

/**
 * Stores the author's answers to the questions of a review, and drops the draft they come from. An answer that was given
 * can be changed until the asker has judged it; an empty field leaves it as it is.
 */
export async function answerQuestions(
  ctx: MemberCtx,
  reviewId: string,
  fields: Fields,
): Promise<AnswerQuestionsResult> {
  const found = await findVisibleReview(ctx, reviewId);
  if (!found) return { ok: false, problem: "missing" };
  const { row, solution } = found;
  const why = whyCannotAnswer({ solution }, ctx.viewer);
  if (why) return { ok: false, problem: "refused", why };
  const parsed = parseAnswers(fields);
  if (!parsed.ok) return { ok: false, problem: "invalid", errors: parsed.errors };

  const answers = parsed.value;
  const texts = answers.map(({ answer }) => answer);
  const rendered = await ctx.render(texts, { idScope: `${reviewId}-answer` });
  return inTransaction(ctx, async (ctx): Promise<AnswerQuestionsResult> => {
    await lockReview(ctx.db, reviewId);
    const questions = await listAnswers(ctx.db, reviewId);
    const changed = answers.filter((one) => isChange(one, questions));
    const refusal = refuse(changed, questions);
    if (refusal) return refusal;
    const form = draftForm(fields, answerFields(fields));
    const theirs = await endDraft(ctx, { kind: "answer", id: reviewId }, form);
    if (theirs) return { ok: false, problem: "conflict", theirs };
    let isFirst = false;
    for (const one of changed) {
      const question = questions.find(({ position }) => position === one.position);
      if (!question) continue;
      isFirst ||= question.answeredAt === null;
      await updateQuestion(ctx.db, question.id, {
        answer: one.answer,
        answer_html: rendered[answers.indexOf(one)]?.html ?? "",
        // The time belongs to the first answer; an edit is written without the clock.
        ...(question.answeredAt === null ? { answer_seconds: one.seconds, answered_at: ctx.now } : {}),
      });
    }
    await updateReviewAnswered(ctx.db, reviewId, ctx.now);
    if (isFirst) {
      const about = { userId: row.reviewerId, solutionId: row.solutionId, reviewId };
      await notify(ctx, { ...about, kind: "panel-answer", path: `/reviews/${reviewId}#panel-${reviewId}` });
    }
    return { ok: true };
  });
}

function isChange({ position, answer }: PanelAnswer, questions: AnsweredRow[]): boolean {
  return questions.find((question) => question.position === position)?.answer !== answer;
}

function refuse(changed: PanelAnswer[], questions: AnsweredRow[]): AnswerQuestionsResult | null {
  const of = ({ position }: PanelAnswer) => questions.find((question) => question.position === position);
  if (changed.some((one) => !of(one))) return { ok: false, problem: "missing" };
  if (changed.every((one) => of(one)?.verdict === null)) return null;
  const why = "The reviewer has judged this answer, so it stays as they read it. Go on in the thread below.";
  return { ok: false, problem: "refused", why };
}
