import { writingPath } from "~/domain/discussion/reply";
import type { ReplyView, ReviewView } from "~/domain/reading/review-view";
import { Person } from "./person";
import { EditReplyForm, TakeBackForm } from "./reply-form";
import { Time } from "./time";

export { ReplyForm } from "./reply-form";

const ROLES = { author: "author", reviewer: "reviewer", fellow: "fellow reviewer" };

/** What was said below a review about the whole of it. */
export function Thread({ review }: { review: ReviewView }) {
  const shown = new Set(review.points.map(({ id }) => id));
  const replies = review.replies.filter(({ pointId }) => pointId === null || !shown.has(pointId));
  return (
    <>
      {review.moreReplies ? (
        <p className="small quiet">Only the latest replies are shown. The older ones are kept.</p>
      ) : null}
      <Replies review={review} replies={replies} />
    </>
  );
}

/** What was said about one point of a review, and the way to say more. */
export function PointThread({ review, pointId }: { review: ReviewView; pointId: string }) {
  return (
    <>
      <Replies review={review} replies={review.replies.filter((reply) => reply.pointId === pointId)} />
      {review.canReply ? (
        <a className="small quiet" href={writingPath(review.id, { about: pointId })}>
          Reply to this point
        </a>
      ) : null}
    </>
  );
}

function Replies({ review, replies }: { review: ReviewView; replies: ReplyView[] }) {
  if (replies.length === 0) return null;
  return (
    <ol className="thread">
      {replies.map((reply) => (
        <Reply key={reply.id} review={review} reply={reply} />
      ))}
    </ol>
  );
}

function Reply({ review, reply }: { review: ReviewView; reply: ReplyView }) {
  return (
    <li className="reply" id={`reply-${reply.id}`}>
      <header>
        <Person person={reply.author} />
        <span className="badge">{ROLES[reply.role]}</span>
        <a className="quiet" href={`/reviews/${review.id}#reply-${reply.id}`} title="A link to this reply">
          <Time at={reply.postedAt} />
        </a>
        <Edited review={review} reply={reply} />
      </header>
      <ReplyBody review={review} reply={reply} />
    </li>
  );
}

/** Where one review is read its replies' earlier texts stand below them; elsewhere the mark leads there. */
function Edited({ review, reply }: { review: ReviewView; reply: ReplyView }) {
  if (!reply.editedAt || reply.deletedAt) return null;
  if (reply.versions.length > 0) return <span>edited</span>;
  return <a href={`/reviews/${review.id}#reply-${reply.id}`}>edited</a>;
}

function ReplyBody({ review, reply }: { review: ReviewView; reply: ReplyView }) {
  if (reply.deletedAt) return <p className="taken-back">Taken back by its writer.</p>;
  if (reply.edit) return <EditReplyForm review={review} reply={reply} edit={reply.edit} />;
  return (
    <>
      <div className="text" dangerouslySetInnerHTML={{ __html: reply.bodyHtml }} />
      <Versions versions={reply.versions} />
      {review.canReply ? (
        <div className="reply-acts">
          <a href={writingPath(review.id, { quote: reply.id })}>
            Quote<span className="hidden"> and reply to {reply.author.name}</span>
          </a>
          {reply.author.isViewer ? (
            <>
              <a href={writingPath(review.id, { edit: reply.id })}>
                Edit<span className="hidden"> your reply</span>
              </a>
              <TakeBackForm review={review} reply={reply} />
            </>
          ) : null}
        </div>
      ) : null}
    </>
  );
}

function Versions({ versions }: Pick<ReplyView, "versions">) {
  if (versions.length === 0) return null;
  return (
    <details className="versions">
      <summary>{versions.length === 1 ? "What it said before" : `${versions.length} earlier texts`}</summary>
      <ol>
        {versions.map(({ bodyHtml, replacedAt }) => (
          <li key={replacedAt}>
            <p className="small quiet">
              Until <Time at={replacedAt} />
            </p>
            <div className="text" dangerouslySetInnerHTML={{ __html: bodyHtml }} />
          </li>
        ))}
      </ol>
    </details>
  );
}
