import type { ReviewView } from "~/domain/reading/review-view";

const MARKS = { match: "Match", partly: "Partly", no: "No" } as const;

/** How the reviewer says it in their own words, and whether the author finds their meaning in it. */
export function ExplainedBack({ review, author }: { review: ReviewView; author: string }) {
  if (!review.explained) return null;
  const { explainedMatch, canAnswer } = review;
  return (
    <div className="said-back">
      <p className="quiet small">Problem and choice in {review.reviewer.name}’s words</p>
      <blockquote>{review.explained}</blockquote>
      {canAnswer ? <MatchForm review={review} /> : null}
      {explainedMatch && !canAnswer ? (
        <p className="small">
          {author} finds their meaning in it:{" "}
          <span className={`badge is-${explainedMatch}`}>{MARKS[explainedMatch]}</span>
        </p>
      ) : null}
    </div>
  );
}

/** The author says whether it is what they meant; the one they chose is pressed. */
function MatchForm({ review }: { review: ReviewView }) {
  return (
    <form method="post" action={`/reviews/${review.id}`} className="match">
      <input type="hidden" name="intent" value="mark-match" />
      <span>Is this what you meant?</span>
      {Object.entries(MARKS).map(([value, label]) => (
        <button
          key={value}
          type="submit"
          name="match"
          value={value}
          aria-pressed={review.explainedMatch === null ? undefined : review.explainedMatch === value}
        >
          {label}
        </button>
      ))}
    </form>
  );
}
