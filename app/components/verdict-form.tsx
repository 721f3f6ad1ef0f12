import { type QuestionView, VERDICT_NOTE_MAX, VERDICTS } from "~/domain/panel/question";
import { Field } from "./form";
import { keptForm } from "./kept-form";
import { questionScope, type SentForm } from "./sent-form";

interface VerdictFormProps {
  reviewId: string;
  question: QuestionView;
  sent?: SentForm;
}

/** Who asked says what the answer was worth. */
export function VerdictForm({ reviewId, question, sent }: VerdictFormProps) {
  const chosen = sent?.values.verdict ?? question.verdict;
  return (
    <details open={question.verdict === null || Boolean(sent)}>
      <summary>{question.verdict ? "Change your verdict" : "Does this answer it?"}</summary>
      <form
        method="post"
        action={`/reviews/${reviewId}#question-${question.id}`}
        className="rate"
        {...keptForm(questionScope(question), Boolean(sent))}
      >
        <input type="hidden" name="question" value={question.id} />
        {Object.entries(VERDICTS).map(([value, label]) => (
          <label key={value}>
            <input type="radio" name="verdict" value={value} required defaultChecked={chosen === value} />
            {label}
          </label>
        ))}
        <Field
          name="note"
          scope={questionScope(question)}
          label="Note"
          hint="Needed with “Raises a new issue”."
          optional
          error={sent?.errors.note ?? sent?.errors.verdict}
        >
          {(control) => (
            <textarea
              {...control}
              rows={2}
              maxLength={VERDICT_NOTE_MAX}
              defaultValue={sent?.values.note ?? question.verdictNote}
            />
          )}
        </Field>
        <button type="submit" name="intent" value="judge-answer">
          Judge the answer
        </button>
      </form>
    </details>
  );
}
