import type { ReviewView } from "~/domain/reading/review-view";
import { scoresPath } from "~/domain/solutions/scores";
import { ExplainedBack } from "./explained-back";
import { Medals } from "./medals";
import { PanelQuestions } from "./panel-questions";
import { Person, Reputation } from "./person";
import { PointList } from "./point-list";
import { ReportForm } from "./report-form";
import { EndorseForm, EndorseRefused, RateForm, Reception } from "./review-acts";
import { ReviewRounds } from "./review-rounds";
import { ReviewScores } from "./review-scores";
import type { SentForm } from "./sent-form";
import { ShowName } from "./show-name";
import { ReplyForm, Thread } from "./thread";
import { Time } from "./time";

interface ReviewCardProps {
  review: ReviewView;
  /** What the solution's author is called. */
  author: string;
  /** Null where it cannot be read any more. */
  solutionId: string | null;
  latestRevision: number;
  /** Whether the write-up stands on the same page. */
  inPage?: boolean;
  sent?: SentForm;
}

/** A review with all that grew from it, and what the viewer may do with it. */
export function ReviewCard({ review, author, solutionId, latestRevision, inPage, sent }: ReviewCardProps) {
  const sentTo = (...intents: string[]) => (sent && intents.includes(sent.intent) ? sent : undefined);
  return (
    <section className="review" id={`review-${review.id}`} aria-label={`Review by ${review.reviewer.name}`}>
      <ReviewHeader review={review} solutionId={solutionId} latestRevision={latestRevision} />
      <ShowName person={review.reviewer} of="review" path={`/reviews/${review.id}`} />
      <ExplainedBack review={review} author={author} />
      <ReviewScores review={review} />
      <PointList
        review={review}
        author={author}
        solutionId={solutionId}
        latestRevision={latestRevision}
        inPage={inPage}
        sent={sentTo("answer-point")}
      />
      <PanelQuestions
        review={review}
        author={author}
        inPage={inPage}
        sent={sentTo("answer-questions", "judge-answer")}
      />
      <ReviewRounds review={review} />
      <Reception review={review} author={author} />
      <Thread review={review} />
      {review.canRate ? <RateForm review={review} sent={sentTo("rate")} /> : null}
      {review.canEndorse ? <EndorseForm review={review} /> : null}
      {review.endorseNeeds ? <EndorseRefused why={review.endorseNeeds} /> : null}
      {review.canReply ? <ReplyForm review={review} sent={sentTo("reply")} /> : null}
      <ReportForm review={review} sent={sentTo("flag")} />
    </section>
  );
}

type ReviewHeaderProps = Pick<ReviewCardProps, "review" | "solutionId" | "latestRevision">;

function ReviewHeader({ review, solutionId, latestRevision }: ReviewHeaderProps) {
  const { reviewer } = review;
  const judged = review.rounds.at(-1)?.revision ?? review.revision;
  return (
    <header>
      <Person person={reviewer} strong />
      <Reputation person={reviewer} />
      {review.calibrated ? (
        <span className="badge" title="Came close to the reference on a practice example">
          calibrated
        </span>
      ) : null}
      {review.independent ? (
        <span className="badge" title="Written without having opened the other reviews">
          independent
        </span>
      ) : null}
      {judged < latestRevision ? <span className="badge">on v{judged}</span> : null}
      {solutionId && judged < latestRevision ? (
        <a
          className="quiet small"
          href={`/solutions/${solutionId}/compare?from=${judged}&to=${latestRevision}`}
        >
          what changed since
        </a>
      ) : null}
      <a className="quiet small" href={`/reviews/${review.id}`}>
        <Time at={review.submittedAt} />
      </a>
      {solutionId && !review.scoresHeldUntil ? (
        <a className="quiet small" href={`${scoresPath(solutionId)}#review-${review.id}`}>
          what it counts
        </a>
      ) : null}
      <Medals medals={review.medals} />
    </header>
  );
}
