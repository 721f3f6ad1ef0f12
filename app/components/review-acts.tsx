import type { ReviewView } from "~/domain/reading/review-view";
import { LOWERED_WITHIN } from "~/domain/reputation/rules";
import { RATING_REASON_MAX, RATINGS } from "~/domain/reviews/review";
import { DAY } from "~/domain/time";
import { Field, fieldId } from "./form";
import { keptForm } from "./kept-form";
import { type SentForm, scopeOf } from "./sent-form";

interface FormProps {
  review: ReviewView;
  sent?: SentForm;
}

/** How author and fellow reviewers took a review. */
export function Reception({ review, author }: { review: ReviewView; author: string }) {
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

/** The author says how helpful a review was. */
export function RateForm({ review, sent }: FormProps) {
  const chosen = sent?.values.rating ?? review.rating;
  return (
    <details open={!review.rating || Boolean(sent)}>
      <summary>{review.rating ? "Change your rating" : "How helpful was this review?"}</summary>
      <form
        method="post"
        action={`/reviews/${review.id}`}
        className="rate"
        {...keptForm("rate", Boolean(sent))}
      >
        {Object.entries(RATINGS).map(([value, label], i) => (
          <label key={value}>
            <input
              id={i === 0 ? fieldId("rating", scopeOf(review)) : undefined}
              type="radio"
              name="rating"
              value={value}
              required
              defaultChecked={chosen === value}
            />
            {label}
          </label>
        ))}
        <Field
          name="reason"
          scope={scopeOf(review)}
          label="Why"
          hint="Needed if you choose “Not helpful”. The reviewer and readers see it."
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
        </button>{" "}
        <span className="small quiet">
          You can raise a rating at any time, and lower it for {LOWERED_WITHIN / DAY} days.
        </span>
      </form>
    </details>
  );
}

/** A fellow reviewer agrees with a review. */
export function EndorseForm({ review }: FormProps) {
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

/** Says what is missing before one may endorse, in place of the button. */
export function EndorseRefused({ why }: { why: string }) {
  return (
    <p className="small quiet">
      {why} <a href="/guide/reputation#privileges">What points open</a>
    </p>
  );
}
