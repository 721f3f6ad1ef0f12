import type { ReviewView } from "~/domain/reading/review-view";
import { dimension } from "~/domain/rubric/rubric";
import { Time } from "./time";

/** What a review says of each dimension, with its score unless it is held, then its remarks. */
export function ReviewScores({ review }: { review: ReviewView }) {
  const held = review.scoresHeldUntil;
  // Steps and the one thing to change are points, and stand below with their answers.
  const hasPoints = review.points.length > 0;
  return (
    <>
      {held ? (
        <p className="held small">
          Comments first. The scores open to you with the first thing you do here: mark what the review says
          back, answer a point or a question, reply, or rate it. If you do nothing they open{" "}
          <Time at={held} />, 48 hours after the review came.
        </p>
      ) : null}
      <dl>
        {review.scores.map((score) => (
          <ReviewScore
            key={score.dimension}
            {...score}
            {...(hasPoints && score.stepHtml ? { stepHtml: "", quote: "" } : {})}
            held={held !== null}
          />
        ))}
        <Remark label="Strongest decision" html={review.strengthHtml} />
        {hasPoints ? null : <Remark label="One thing to change" html={review.changeHtml} />}
      </dl>
    </>
  );
}

type ReviewScoreProps = ReviewView["scores"][number] & { held: boolean };

function ReviewScore({ dimension: key, score, reasonHtml, quote, stepHtml, held }: ReviewScoreProps) {
  return (
    <>
      <dt className={key}>
        {dimension(key).label}
        {held ? null : <> · {score ?? <span className="quiet">can’t tell</span>}</>}
      </dt>
      <dd className={`${key} text`}>
        {quote ? <blockquote>{quote}</blockquote> : null}
        {reasonHtml ? <div dangerouslySetInnerHTML={{ __html: reasonHtml }} /> : null}
        {stepHtml ? (
          <div className="step">
            <b>Next step</b> <div dangerouslySetInnerHTML={{ __html: stepHtml }} />
          </div>
        ) : null}
        {reasonHtml || quote || stepHtml ? null : <span className="quiet">No reason given.</span>}
      </dd>
    </>
  );
}

function Remark({ label, html }: { label: string; html: string }) {
  if (!html) return null;
  return (
    <>
      <dt>{label}</dt>
      <dd className="text" dangerouslySetInnerHTML={{ __html: html }} />
    </>
  );
}
