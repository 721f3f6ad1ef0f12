import type { ReviewView } from "~/domain/reading/review-view";
import { dimension } from "~/domain/rubric/rubric";

/** What a review says: each dimension's score with its reason, then its remarks. */
export function ReviewScores({ review }: { review: ReviewView }) {
  return (
    <dl>
      {review.scores.map(({ dimension: key, ...score }) => (
        <ReviewScore key={key} dimensionKey={key} {...score} />
      ))}
      <Remark label="Strongest decision" html={review.strengthHtml} />
      <Remark label="One thing to change" html={review.changeHtml} />
    </dl>
  );
}

type ReviewScoreProps = Omit<ReviewView["scores"][number], "dimension"> & {
  dimensionKey: ReviewView["scores"][number]["dimension"];
};

function ReviewScore({ dimensionKey, score, reasonHtml, quote, stepHtml }: ReviewScoreProps) {
  return (
    <>
      <dt className={dimensionKey}>
        {dimension(dimensionKey).label} · {score ?? <span className="quiet">can’t tell</span>}
      </dt>
      <dd className={`${dimensionKey} text`}>
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
