import { Pager } from "~/components/pager";
import { ReviewCard } from "~/components/review-card";
import type { AnswersToSolution } from "~/domain/answers/score-panel.server";
import type { ReviewsOfSolution } from "~/domain/reading/reviews-of-solution.server";

interface ReviewsProps {
  solution: {
    id: string;
    slug: string;
    reviewCount: number;
    author: { name: string };
    latestRevision: number;
  };
  reviews: ReviewsOfSolution;
  /** What the author, who looks at it, made of them; null for everybody else. */
  answers: AnswersToSolution | null;
}

/** The reviews below a write-up, or why they are sealed, and what the viewer can do. */
export function Reviews({ solution, reviews, answers }: ReviewsProps) {
  return (
    <section className="reviews" id="reviews">
      <h2>{solution.reviewCount === 1 ? "1 review" : `${solution.reviewCount} reviews`}</h2>
      {answers && answers.points > 0 ? <Answers answers={answers} /> : null}
      {reviews.sealed ? <Sealed count={solution.reviewCount} /> : null}
      {reviews.sealed
        ? null
        : reviews.rows.map((review) => (
            <ReviewCard
              key={review.id}
              review={review}
              author={solution.author.name}
              solutionId={solution.id}
              latestRevision={solution.latestRevision}
              inPage
            />
          ))}
      {reviews.sealed ? null : (
        <Pager
          href={
            reviews.nextCursor &&
            `/solutions/${solution.id}/${solution.slug}?${new URLSearchParams({ cursor: reviews.nextCursor })}#reviews`
          }
          label="More reviews"
        />
      )}
      <Invitation invitation={reviews.invitation} id={solution.id} />
    </section>
  );
}

function Answers({ answers: { points, answered, adopted } }: { answers: AnswersToSolution }) {
  return (
    <p className="quiet num">
      You answered {answered} of {points} {points === 1 ? "point" : "points"}, and adopted {adopted}.
    </p>
  );
}

function Sealed({ count }: { count: number }) {
  if (count === 0) return <p className="quiet">Nobody has reviewed this yet.</p>;
  return (
    <div className="sealed">
      <p>
        Reviews and scores are sealed until yours is in, so that yours is your own. It then carries the mark
        “independent”.
      </p>
      <form method="post">
        <button className="link" type="submit" name="intent" value="open-reviews">
          Open them now and go without the mark
        </button>
      </form>
    </div>
  );
}

function Invitation({ invitation, id }: { invitation: ReviewsOfSolution["invitation"]; id: string }) {
  const form = `/solutions/${id}/review`;
  switch (invitation.kind) {
    case "refused":
      return null;
    case "reviewed":
      return (
        <div className="invite">
          <p>Your review is in.</p>
          <a className="btn" href={`/reviews/${invitation.reviewId}`}>
            See your review
          </a>
        </div>
      );
    case "resume":
      return (
        <div className="invite">
          <p>You have begun a review. The draft is kept.</p>
          <a className="btn primary" href={form}>
            Go on with your review
          </a>
        </div>
      );
    default:
      return (
        <div className="invite">
          <p>
            What would you have asked in the interview? A review takes about twenty minutes and earns{" "}
            <a href="/guide/reputation">points</a> when it helps.
          </p>
          <a className="btn primary" href={form}>
            {invitation.kind === "sign-in" ? "Sign in and review this" : "Review this"}
          </a>
        </div>
      );
  }
}
