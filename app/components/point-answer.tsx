import { ADOPTIONS, POINT_ANSWERS, POINT_REASON_MAX, type PointView } from "~/domain/points/point";
import type { ReviewView } from "~/domain/reading/review-view";
import { Field } from "./form";
import { keptForm } from "./kept-form";
import { pointScope, type SentForm } from "./sent-form";

interface PointAnswerProps {
  point: PointView;
  author: string;
  solutionId: string | null;
}

/** What the author made of a point. */
export function PointAnswer({ point, author, solutionId }: PointAnswerProps) {
  const { answer, answerReason, doneRevision, adoption } = point;
  if (!answer) return null;
  return (
    <div className="point-answer">
      <p>
        <span className={`badge is-${answer}`}>
          {POINT_ANSWERS[answer]}
          {doneRevision ? ` in revision ${doneRevision}` : ""}
        </span>
        {answerReason ? (
          <>
            {" "}
            <b>{author}:</b> <span className="as-written">{answerReason}</span>
          </>
        ) : null}
        {doneRevision && solutionId ? (
          <>
            {" "}
            <a
              className="small"
              href={`/solutions/${solutionId}/compare?from=${point.revision}&to=${doneRevision}`}
            >
              See the change
            </a>
          </>
        ) : null}
      </p>
      {adoption ? <p className="quiet small">{ADOPTIONS[adoption]}</p> : null}
    </div>
  );
}

interface PointAnswerFormProps {
  review: ReviewView;
  point: PointView;
  latestRevision: number;
  sent?: SentForm;
}

/** Later revisions that are offered, the latest ones. */
const REVISIONS_OFFERED = 20;

/** The author accepts a point, declines it, asks about it or says where it is done. */
export function PointAnswerForm({ review, point, latestRevision, sent }: PointAnswerFormProps) {
  const later = Array.from({ length: latestRevision - point.revision }, (_, i) => latestRevision - i);
  const errors = sent?.errors ?? {};
  return (
    <details open={Boolean(sent)}>
      <summary>{point.answer ? "Change your answer" : "Answer this point"}</summary>
      <form
        method="post"
        action={`/reviews/${review.id}#point-${point.id}`}
        className="answer-point"
        {...keptForm(pointScope(point), Boolean(sent))}
      >
        <input type="hidden" name="intent" value="answer-point" />
        <input type="hidden" name="point" value={point.id} />
        <Field
          name="reason"
          scope={pointScope(point)}
          label="Your reason, or your question"
          hint={`Needed to decline and to ask. Everybody who reads the review sees it.${point.answerReason ? " What you wrote before goes." : ""}`}
          error={errors.reason ?? errors.answer ?? (later.length === 0 ? errors.revision : undefined)}
        >
          {(control) => (
            <textarea {...control} rows={2} maxLength={POINT_REASON_MAX} defaultValue={sent?.values.reason} />
          )}
        </Field>
        <div className="point-answers">
          <button type="submit" name="answer" value="accepted">
            Accept
          </button>
          <button type="submit" name="answer" value="declined">
            Decline
          </button>
          <button type="submit" name="answer" value="asked">
            Ask about it
          </button>
          {later.length > 0 ? (
            <DoneIn
              revisions={later.slice(0, REVISIONS_OFFERED)}
              chosen={sent?.values.revision ?? String(point.doneRevision ?? latestRevision)}
              scope={pointScope(point)}
              error={errors.revision}
            />
          ) : null}
        </div>
      </form>
    </details>
  );
}

interface DoneInProps {
  revisions: number[];
  chosen: string;
  scope: string;
  error: string | undefined;
}

function DoneIn({ revisions, chosen, scope, error }: DoneInProps) {
  const [only] = revisions;
  if (revisions.length === 1 && only !== undefined) {
    return (
      <>
        <input type="hidden" name="revision" value={only} />
        <button type="submit" name="answer" value="done">
          Done in revision {only}
        </button>
      </>
    );
  }
  return (
    <div className="done-in">
      <Field
        name="revision"
        scope={scope}
        label={<span className="hidden">Revision in which it is done</span>}
        error={error}
      >
        {(control) => (
          <select {...control} defaultValue={chosen}>
            {revisions.map((revision) => (
              <option key={revision} value={revision}>
                Revision {revision}
              </option>
            ))}
          </select>
        )}
      </Field>
      <button type="submit" name="answer" value="done">
        Done there
      </button>
    </div>
  );
}
