import type { OwnCasePage } from "~/domain/moderation/case-view";
import { RATINGS } from "~/domain/reviews/review";
import { Exactly } from "./case-reviews";
import { Time } from "./time";

/** The reviews of a member that a case is about, or those that they rated. */
export function OwnCaseReviews({ reviews, side }: Pick<OwnCasePage, "reviews" | "side">) {
  if (reviews.length === 0) return null;
  return (
    <section className="section">
      <h2>{HEADINGS[side ?? "writer"]}</h2>
      <ul className="case-list">
        {reviews.map(({ id, title, submittedAt, rated, taken, givenBack }) => (
          <li key={id}>
            {title ? <a href={`/reviews/${id}`}>{title}</a> : "A solution that is not shown to you any more"}
            <p className="meta">
              <span>
                sent <Time at={submittedAt} />
              </span>
              {rated ? (
                <span>
                  rated {RATINGS[rated.rating].toLowerCase()} <Exactly at={rated.at} />
                </span>
              ) : null}
              <Points count={taken} what="taken" />
              <Points count={givenBack} what="given back" />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Points({ count, what }: { count: number; what: string }) {
  if (count === 0) return null;
  return (
    <span>
      <b className="num">{count}</b> {count === 1 ? "point" : "points"} {what}
    </span>
  );
}

const HEADINGS = {
  rater: "The ratings that you gave",
  rated: "The ratings of your reviews",
  writer: "Reviews of yours that it is about",
};
