import { COUNTS_WHY } from "~/domain/integrity/rules";
import type { CasePage } from "~/domain/moderation/case-view";
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
        {reviews.map(({ id, title, by, submittedAt, seconds, counts, rule }) => (
          <li key={id}>
            <a href={`/reviews/${id}`}>{title}</a>
            <p className="meta">
              {by ? <span>{nameOf(by)}</span> : null}
              <span>
                <Time at={submittedAt} />
              </span>
              {seconds === null ? null : <span>{inTime(seconds)} from opening it to sending it</span>}
              <span>
                counts <b className="num">{counts}</b>
              </span>
            </p>
            {rule ? <p className="small quiet">{COUNTS_WHY[rule]}</p> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function inTime(seconds: number): string {
  return seconds < 120 ? `${seconds} seconds` : `${Math.round(seconds / 60)} minutes`;
}
