import type { Example } from "~/domain/learning/example";
import type { GalleryReview } from "~/domain/learning/gallery";
import { dimension } from "~/domain/rubric/rubric";
import { Person } from "./person";
import { Time } from "./time";

/** A review that helped: what it asks for, and what makes it good. */
export function GalleryEntry({ review }: { review: GalleryReview }) {
  const { reviewer, solution, excerpt } = review;
  return (
    <article className={`gallery-entry ${excerpt.dimension ?? ""}`}>
      <h2>
        <a href={solution.path}>{solution.title}</a>
      </h2>
      <p className="meta">
        <span>
          Reviewed by <Person person={reviewer} />
        </span>
        <span>
          written by <Person person={solution.author} />
        </span>
        <Time at={review.ratedAt} />
      </p>
      {excerpt.dimension ? <p className="about">{dimension(excerpt.dimension).label}</p> : null}
      {excerpt.quote ? <blockquote>{excerpt.quote}</blockquote> : null}
      <div className="text" dangerouslySetInnerHTML={{ __html: excerpt.html }} />
      <ul className="merits">
        {merits(review).map((merit) => (
          <li key={merit}>{merit}</li>
        ))}
      </ul>
      {review.ratingReason ? <p className="quiet">Its author says: “{review.ratingReason}”</p> : null}
      <a href={`/reviews/${review.id}`}>Read the review</a>
    </article>
  );
}

function merits({ endorsements, adopted, understood }: GalleryReview): string[] {
  return [
    "Very helpful to its author",
    adopted > 0 ? `${adopted} ${adopted === 1 ? "point" : "points"} adopted` : "",
    endorsements > 0
      ? `Endorsed by ${endorsements} other ${endorsements === 1 ? "reviewer" : "reviewers"}`
      : "",
    understood ? "Said the idea back as it was meant" : "",
  ].filter(Boolean);
}

/** What a reference review asks for, without the levels that a reader should find first. */
export function ReferenceEntry({ example }: { example: Example }) {
  return (
    <article className="gallery-entry">
      <h3>
        <a href={`/guide/reviewing/practice/${example.slug}`}>{example.title}</a>
      </h3>
      <p className="about">Strongest decision</p>
      <p>{example.strength}</p>
      <p className="about">One thing to change</p>
      <p>{example.change}</p>
      <p className="quiet">{example.teaches}</p>
    </article>
  );
}
