import { REPLY_MAX, replyFormId } from "~/domain/discussion/reply";
import { POINT_KINDS } from "~/domain/points/point";
import type { ReplyView, ReviewView } from "~/domain/reading/review-view";
import { DraftFields, DraftStatus, draftAttributes } from "./draft-form";
import { Field } from "./form";
import { keptForm } from "./kept-form";
import { editScope, type SentForm, scopeOf } from "./sent-form";

/** Where the viewer joins in. */
export function ReplyForm({ review, sent }: { review: ReviewView; sent?: SentForm }) {
  const draft = review.replyDraft;
  const state = sent ? (sent.draft?.state ?? "unsaved") : "saved";
  const about = sent?.values.point ?? draft?.point ?? "";
  return (
    <details open={Boolean(sent ?? draft)} id={replyFormId(review.id)}>
      <summary>Reply in the thread</summary>
      <form
        method="post"
        action={`/reviews/${review.id}`}
        className="form"
        {...draftAttributes({ kind: "reply", id: review.id }, state)}
      >
        <DraftFields version={sent?.draft?.version ?? draft?.version ?? 0} state={state} />
        <About review={review} about={about} error={sent?.errors.point} />
        <Field name="body" scope={scopeOf(review)} label="Your reply" error={sent?.errors.body}>
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
            Post the reply
          </button>
        </div>
      </form>
    </details>
  );
}

/** What a reply is about: the review, or one of its points. */
function About({ review, about, error }: { review: ReviewView; about: string; error?: string }) {
  if (review.points.length === 0) return null;
  return (
    <Field name="point" scope={scopeOf(review)} label="About" error={error}>
      {(control) => (
        <select {...control} defaultValue={review.points.some(({ id }) => id === about) ? about : ""}>
          <option value="">The review</option>
          {review.points.map(({ id, position, kind }) => (
            <option key={id} value={id}>
              Point {position}: {POINT_KINDS[kind].toLowerCase()}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface EditReplyFormProps {
  review: ReviewView;
  reply: ReplyView;
  edit: NonNullable<ReplyView["edit"]>;
}

/** In the place of a reply's text: the viewer changes it, or takes it back. */
export function EditReplyForm({ review, reply, edit }: EditReplyFormProps) {
  const action = `/reviews/${review.id}`;
  return (
    <>
      <form
        method="post"
        action={action}
        className="form"
        {...keptForm(editScope(reply.id), Boolean(edit.error))}
      >
        <input type="hidden" name="reply" value={reply.id} />
        <Field
          name="body"
          scope={editScope(reply.id)}
          label="New text of your reply"
          hint="What it says now stays to be read, under “edited”."
          error={edit.error || undefined}
        >
          {(control) => (
            <textarea {...control} rows={4} required maxLength={REPLY_MAX} defaultValue={edit.body} />
          )}
        </Field>
        <div className="reply-buttons">
          <button type="submit" name="intent" value="edit-reply" className="primary">
            Save the change
          </button>
          <a className="btn" href={`${action}#reply-${reply.id}`}>
            Leave it as it is
          </a>
        </div>
      </form>
      <TakeBackForm review={review} reply={reply} />
    </>
  );
}

/** The viewer takes a reply of theirs back, after a second look. */
export function TakeBackForm({ review, reply }: { review: ReviewView; reply: ReplyView }) {
  return (
    <details>
      <summary>Take this reply back</summary>
      <form method="post" action={`/reviews/${review.id}`}>
        <input type="hidden" name="reply" value={reply.id} />
        <p className="small">Nobody reads it any more, you neither. That it was there stays to be seen.</p>
        <button type="submit" name="intent" value="delete-reply" className="danger">
          Take it back
        </button>
      </form>
    </details>
  );
}
