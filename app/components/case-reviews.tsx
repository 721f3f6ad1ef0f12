import { COUNTS, COUNTS_WHY } from "~/domain/integrity/rules";
import type { CasePage } from "~/domain/moderation/case-view";
import { RATINGS } from "~/domain/reviews/review";
import { Time } from "./time";

interface CaseReviewsProps {
  reviews: CasePage["reviews"];
  nameOf: (number: number) => string;
}

/** The reviews that a case is about. */
export function CaseReviews({ reviews, nameOf }: CaseReviewsProps) {
  if (reviews.length === 0) return null;
  return (
    <section className="section">
      <h2>Reviews</h2>
      <ul className="case-list">
        {reviews.map(({ id, title, by, submittedAt, seconds, rule, rated, scoresPath }) => (
          <li key={id}>
            <a href={`/reviews/${id}`}>{title}</a>
            <p className="meta">
              {by ? <span>{nameOf(by)}</span> : null}
              <span>
                sent <Time at={submittedAt} />
              </span>
              {rated ? (
                <span>
                  rated {RATINGS[rated.rating].toLowerCase()} <Exactly at={rated.at} />
                </span>
              ) : null}
              {seconds === null ? null : <span>{inTime(seconds)} from opening it to sending it</span>}
              <a href={scoresPath}>what it counts in scores</a>
            </p>
            {rule ? (
              <p className="small quiet">
                {COUNTS_WHY[rule]} For that it counts × {COUNTS[rule]}, beside what else lowers it.
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function inTime(seconds: number): string {
  return seconds < 120 ? `${seconds} seconds` : `${Math.round(seconds / 60)} minutes`;
}

/** A time to the minute: how fast ratings came is what a case is about. */
export function Exactly({ at }: { at: string }) {
  return (
    <time dateTime={at} className="num">
      {at.slice(0, 10)}, {at.slice(11, 16)} UTC
    </time>
  );
}
