import type { ReviewView } from "~/domain/reading/review-view";
import { REPORT_NOTE_MAX, REPORT_REASONS } from "~/domain/reviews/report";
import { Field, fieldId } from "./form";
import { keptForm } from "./kept-form";
import { reportScope, type SentForm } from "./sent-form";

/** A member tells the moderators of a review; folded away, as it is rarely needed. */
export function ReportForm({ review, sent }: { review: ReviewView; sent?: SentForm }) {
  const scope = reportScope(review);
  if (review.reportRefused) {
    return (
      <details className="report" id={scope}>
        <summary>Report</summary>
        <p className="small quiet">
          {review.reportRefused} <a href="/guide/reputation#reports">How reports work</a>
        </p>
      </details>
    );
  }
  if (!review.canReport) return null;
  return (
    <details className="report" id={scope} open={Boolean(sent)}>
      <summary>Report</summary>
      <form
        method="post"
        action={`/reviews/${review.id}`}
        className="rate"
        {...keptForm("report", Boolean(sent))}
      >
        {Object.entries(REPORT_REASONS).map(([value, label], i) => (
          <label key={value}>
            <input
              id={i === 0 ? fieldId("reason", scope) : undefined}
              type="radio"
              name="reason"
              value={value}
              required
              defaultChecked={sent?.values.reason === value}
            />
            {label}
          </label>
        ))}
        {sent?.errors.reason ? <p className="problem">{sent.errors.reason}</p> : null}
        <Field
          name="note"
          scope={scope}
          label="What a moderator should look at"
          hint="Needed for something else. Moderators read it and see who you are. The reviewer learns neither, only what is said to be wrong."
          optional
          error={sent?.errors.note}
        >
          {(control) => (
            <textarea {...control} rows={2} maxLength={REPORT_NOTE_MAX} defaultValue={sent?.values.note} />
          )}
        </Field>
        <button type="submit" name="intent" value="flag">
          Report this review
        </button>{" "}
        <span className="small quiet">
          It stays as it is until a moderator decides.{" "}
          <a href="/guide/reputation#reports">How reports work</a>
        </span>
      </form>
    </details>
  );
}
