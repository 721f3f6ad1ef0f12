import { REPLY_MAX } from "~/domain/discussion/reply";
import { RATING_REASON_MAX, RATINGS } from "~/domain/reviews/review";
import type { ReviewView } from "~/domain/reviews/review-view";
import { dimension } from "~/domain/rubric/rubric";
import { DraftFields, type DraftState, DraftStatus, draftAttributes } from "./draft-form";
import { Field } from "./form";
import { Time } from "./time";

interface ReviewCardProps {
  review: ReviewView;
  /** Handle of the solution's author. */
  author: string;
  /** Null where it cannot be read any more. */
  solutionId: string | null;
  latestRevision: number;
  /** What was sent and refused: typed values and what is wrong with them. */
  sent?: {
    intent: string;
    values: Record<string, string>;
    errors: Record<string, string>;
    /** Of a reply: the version of the draft that its text was made from or may replace. */
    draft?: { version: number; state: DraftState };
  };
}

/** A review: scores with reasons, the thread, and what the viewer may do with it. */
export function ReviewCard({ review, author, solutionId, latestRevision, sent }: ReviewCardProps) {
  return (
    <section className="review" id={`review-${review.id}`} aria-label={`Review by ${review.reviewer}`}>
      <header>
        <a href={`/u/${review.reviewer}`}>
          <b>{review.reviewer}</b>
        </a>
        <a className="quiet num" href={`/u/${review.reviewer}/reputation`} title="Reputation">
          {review.reviewerReputation.toLocaleString("en")}
        </a>
        {review.independent ? (
          <span className="badge" title="Written without having opened the other reviews">
            independent
          </span>
        ) : null}
        {review.revision < latestRevision ? <span className="badge">on v{review.revision}</span> : null}
        {solutionId && review.revision < latestRevision ? (
          <a
            className="quiet small"
            href={`/solutions/${solutionId}/compare?from=${review.revision}&to=${latestRevision}`}
          >
            what changed since
          </a>
        ) : null}
        <a className="quiet small" href={`/reviews/${review.id}`}>
          <Time at={review.submittedAt} />
        </a>
      </header>
      <dl>
        {review.scores.map(({ dimension: key, score, reasonHtml, quote, stepHtml }) => (
          <ReviewScore
            key={key}
            dimensionKey={key}
            score={score}
            reasonHtml={reasonHtml}
            quote={quote}
            stepHtml={stepHtml}
          />
        ))}
        <Remark label="Strongest decision" html={review.strengthHtml} />
        <Remark label="One thing to change" html={review.changeHtml} />
        <Remark label="A question" html={review.questionHtml} />
      </dl>
      <Reception review={review} author={author} />
      {review.replies.length > 0 ? (
        <ol className="thread">
          {review.replies.map((reply) => (
            <li className="reply" key={reply.id} id={`reply-${reply.id}`}>
              <header>
                <a href={`/u/${reply.author}`}>{reply.author}</a>
                <span className="badge">{reply.isReviewer ? "reviewer" : "author"}</span>
                <Time at={reply.postedAt} />
              </header>
              <div className="text" dangerouslySetInnerHTML={{ __html: reply.bodyHtml }} />
            </li>
          ))}
        </ol>
      ) : null}
      {review.canRate ? <RateForm review={review} sent={sent?.intent === "rate" ? sent : undefined} /> : null}
      {review.canEndorse ? <EndorseForm review={review} /> : null}
      {review.canReply ? (
        <ReplyForm review={review} sent={sent?.intent === "reply" ? sent : undefined} />
      ) : null}
    </section>
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

function Reception({ review, author }: { review: ReviewView; author: string }) {
  if (!review.rating && review.endorsements === 0) return null;
  return (
    <p className="acted">
      {review.rating ? (
        <>
          {author} found this {RATINGS[review.rating].toLowerCase()}
          {review.ratingReason ? `: “${review.ratingReason}”` : "."}{" "}
        </>
      ) : null}
      {review.endorsements > 0
        ? `Endorsed by ${review.endorsements === 1 ? "one other reviewer" : `${review.endorsements} other reviewers`}.`
        : null}
    </p>
  );
}

/** Tells the forms of several reviews on one page apart. */
export function scopeOf(review: { id: string }): string {
  return `review-${review.id}`;
}

interface FormProps {
  review: ReviewView;
  sent?: ReviewCardProps["sent"];
}

function RateForm({ review, sent }: FormProps) {
  const chosen = sent?.values.rating ?? review.rating;
  return (
    <details open={!review.rating || Boolean(sent)}>
      <summary>{review.rating ? "Change your rating" : "How helpful was this review?"}</summary>
      <form method="post" action={`/reviews/${review.id}`} className="rate">
        {Object.entries(RATINGS).map(([value, label]) => (
          <label key={value}>
            <input type="radio" name="rating" value={value} required defaultChecked={chosen === value} />
            {label}
          </label>
        ))}
        <Field
          name="reason"
          scope={scopeOf(review)}
          label="Why"
          hint="Needed with “Not helpful”, kind with the others. The reviewer and readers see it."
          optional
          error={sent?.errors.reason ?? sent?.errors.rating}
        >
          {(control) => (
            <textarea
              {...control}
              rows={2}
              maxLength={RATING_REASON_MAX}
              defaultValue={sent?.values.reason ?? review.ratingReason}
            />
          )}
        </Field>
        <button type="submit" name="intent" value="rate" className="primary">
          Rate this review
        </button>
      </form>
    </details>
  );
}

function EndorseForm({ review }: FormProps) {
  if (review.endorsedByMe) return <p className="small quiet">You endorsed this review.</p>;
  return (
    <form method="post" action={`/reviews/${review.id}`}>
      <button type="submit" name="intent" value="endorse">
        Endorse
      </button>{" "}
      <span className="small quiet">You reviewed this too and agree with what it says.</span>
    </form>
  );
}

function ReplyForm({ review, sent }: FormProps) {
  const draft = review.replyDraft;
  const state = sent ? (sent.draft?.state ?? "unsaved") : "saved";
  return (
    <details open={Boolean(sent ?? draft)}>
      <summary>{review.mine ? "Answer in the thread" : "Answer this review"}</summary>
      <form
        method="post"
        action={`/reviews/${review.id}`}
        className="form"
        {...draftAttributes({ kind: "reply", id: review.id }, state)}
      >
        <DraftFields version={sent?.draft?.version ?? draft?.version ?? 0} state={state} />
        <Field name="body" scope={scopeOf(review)} label="Your answer" error={sent?.errors.body}>
          {(control) => (
            <textarea
              {...control}
              rows={4}
              required
              maxLength={REPLY_MAX}
              defaultValue={sent?.values.body ?? draft?.body}
            />
          )}
        </Field>
        <DraftStatus savedAt={draft?.savedAt ?? null} />
        <div>
          <button type="submit" name="intent" value="reply">
            Post the answer
          </button>
        </div>
      </form>
    </details>
  );
}
