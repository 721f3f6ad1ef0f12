import type { ReactNode } from "react";
import { ANSWER_MAX, ANSWER_SECONDS, type QuestionView } from "~/domain/panel/question";
import type { ReviewView } from "~/domain/reading/review-view";
import { clockLabel } from "~/domain/walkthroughs/clock";
import { DraftFields, DraftStatus, draftAttributes } from "./draft-form";
import { Field } from "./form";
import { type SentForm, scopeOf } from "./sent-form";

interface AnswersFormProps {
  review: ReviewView;
  sent?: SentForm;
}

/** One form around the questions of a review: their answers are one draft and are posted together. */
export function AnswersForm({ review, sent, children }: AnswersFormProps & { children: ReactNode }) {
  const draft = review.answersDraft;
  const unanswered = review.questions.filter(({ answeredAt }) => answeredAt === null).length;
  const state = sent ? (sent.draft?.state ?? "unsaved") : "saved";
  return (
    <form
      method="post"
      action={`/reviews/${review.id}`}
      {...draftAttributes({ kind: "answer", id: review.id }, state)}
    >
      <DraftFields version={sent?.draft?.version ?? draft?.version ?? 0} state={state} />
      <input type="hidden" name="intent" value="answer-questions" />
      {children}
      <DraftStatus savedAt={draft?.savedAt ?? null} />
      {unanswered > 0 ? (
        <button type="submit" className="primary">
          {unanswered === 1 ? "Post your answer" : "Post your answers"}
        </button>
      ) : null}
    </form>
  );
}

interface AnswerFieldProps extends AnswersFormProps {
  question: QuestionView;
  /** Whether a field for what is not answered yet is folded away while it is empty. */
  folded?: boolean;
}

/** Where the author answers a question, or changes the answer until it is judged. */
export function AnswerField({ review, question, folded, sent }: AnswerFieldProps) {
  const { position, answer, answeredAt } = question;
  const name = `answer.${position}`;
  const values = sent?.values ?? review.answersDraft?.fields;
  const text = values?.[name] ?? answer;
  const field = (
    <Field
      name={name}
      scope={scopeOf(review)}
      label={`Your answer to question ${position}`}
      hint={answeredAt ? undefined : "As you would say it in the interview: about two minutes."}
      error={sent?.errors[name]}
    >
      {(control) => <textarea {...control} rows={4} maxLength={ANSWER_MAX} defaultValue={text} />}
    </Field>
  );
  if (!answeredAt) {
    return (
      <details className="unanswered" open={!folded || Boolean(sent) || text !== ""}>
        <summary>Answer this question</summary>
        <Clock position={position} seconds={values?.[`seconds.${position}`]}>
          {field}
        </Clock>
      </details>
    );
  }
  return (
    <details open={text !== answer}>
      <summary>Change your answer</summary>
      {field}
      <button type="submit">Change it</button>
    </details>
  );
}

interface ClockProps {
  position: number;
  seconds: string | undefined;
  children: ReactNode;
}

/** A clock for those who want one. A script makes it run; without it there is only the field. */
function Clock({ position, seconds, children }: ClockProps) {
  return (
    <div className="clock-answer" data-clock-answer={ANSWER_SECONDS}>
      {children}
      <input type="hidden" name={`seconds.${position}`} data-seconds-field="" defaultValue={seconds ?? ""} />
      <p className="clock" data-clock="" hidden>
        <button type="button" data-clock-start="">
          Answer against the clock
        </button>
        <button type="button" data-clock-pause="" hidden>
          Pause
        </button>
        <span className="num" data-clock-left="">
          {clockLabel(ANSWER_SECONDS)}
        </span>
        <span className="hidden" role="status" data-clock-status="" />
      </p>
    </div>
  );
}
