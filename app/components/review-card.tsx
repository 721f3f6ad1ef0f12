import type { ReviewView } from "~/domain/reading/review-view";
import { ExplainedBack } from "./explained-back";
import { PanelQuestions } from "./panel-questions";
import { Person } from "./person";
import { PointList } from "./point-list";
import { EndorseForm, RateForm, Reception } from "./review-acts";
import { ReviewRounds } from "./review-rounds";
import { ReviewScores } from "./review-scores";
import type { SentForm } from "./sent-form";
import { ReplyForm, Thread } from "./thread";
import { Time } from "./time";

interface ReviewCardProps {
  review: ReviewView;
  /** What the solution's author is called. */
  author: string;
  /** Null where it cannot be read any more. */
  solutionId: string | null;
  latestRevision: number;
  sent?: SentForm;
}

/** A review with all that grew from it, and what the viewer may do with it. */
export function ReviewCard({ review, author, solutionId, latestRevision, sent }: ReviewCardProps) {
  const sentTo = (...intents: string[]) => (sent && intents.includes(sent.intent) ? sent : undefined);
  return (
    <section className="review" id={`review-${review.id}`} aria-label={`Review by ${review.reviewer.name}`}>
      <ReviewHeader review={review} solutionId={solutionId} latestRevision={latestRevision} />
      <ExplainedBack review={review} author={author} />
      <ReviewScores review={review} />
      <PointList
        review={review}
        author={author}
        solutionId={solutionId}
        latestRevision={latestRevision}
        sent={sentTo("answer-point")}
      />
      <PanelQuestions review={review} author={author} sent={sentTo("answer-questions", "judge-answer")} />
      <ReviewRounds review={review} />
      <Reception review={review} author={author} />
      <Thread review={review} />
      {review.canRate ? <RateForm review={review} sent={sentTo("rate")} /> : null}
      {review.canEndorse ? <EndorseForm review={review} /> : null}
      {review.canReply ? <ReplyForm review={review} sent={sentTo("reply")} /> : null}
    </section>
  );
}

type ReviewHeaderProps = Pick<ReviewCardProps, "review" | "solutionId" | "latestRevision">;

function ReviewHeader({ review, solutionId, latestRevision }: ReviewHeaderProps) {
  const { reviewer } = review;
  return (
    <header>
      <Person person={reviewer} strong />
      {reviewer.handle && reviewer.reputation !== null ? (
        <a className="quiet num" href={`/u/${reviewer.handle}/reputation`} title="Reputation">
          {reviewer.reputation.toLocaleString("en")}
        </a>
      ) : null}
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
  );
}
