import { REPLY_MAX } from "~/domain/discussion/reply";
import type { ReviewView } from "~/domain/reading/review-view";
import { DraftFields, DraftStatus, draftAttributes } from "./draft-form";
import { Field } from "./form";
import { Person } from "./person";
import { type SentForm, scopeOf } from "./sent-form";
import { Time } from "./time";

const ROLES = { author: "author", reviewer: "reviewer", fellow: "fellow reviewer" };

/** What was said below a review. */
export function Thread({ review }: { review: ReviewView }) {
  if (review.replies.length === 0) return null;
  return (
    <ol className="thread">
      {review.replies.map((reply) => (
        <li className="reply" key={reply.id} id={`reply-${reply.id}`}>
          <header>
            <Person person={reply.author} />
            <span className="badge">{ROLES[reply.role]}</span>
            <Time at={reply.postedAt} />
          </header>
          <div className="text" dangerouslySetInnerHTML={{ __html: reply.bodyHtml }} />
        </li>
      ))}
    </ol>
  );
}

/** Where the viewer joins in. */
export function ReplyForm({ review, sent }: { review: ReviewView; sent?: SentForm }) {
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
