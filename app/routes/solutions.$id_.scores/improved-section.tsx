import type { ReviewTerm, Terms } from "~/domain/reading/score-terms";
import { factorInDigits, inDigits, signed } from "./in-digits";
import { KEPT_BACK } from "./kept-number";
import { Line, Together } from "./sums";

/** The change since the first round: what each of its reviewers brings to it. */
export function ImprovedSection({
  improved: { mean, terms },
  round,
}: {
  improved: { mean: number; terms: Terms | null };
  round: number;
}) {
  return (
    <section className="section number" id="improved" aria-labelledby="improved-label">
      <h2 id="improved-label">Change since round 1</h2>
      <p className="value num">
        <b>{signed(mean, terms ? 2 : 1)}</b> levels by round {round}, in the eyes of those who reviewed round
        1
      </p>
      {terms ? <Changes terms={terms} /> : <p className="small">{KEPT_BACK}</p>}
      <p className="small quiet">
        Only who reviewed round 1 can say what changed since, so later reviews are left out here. The scores
        of a round come from all its reviews, so they may move by more or less.{" "}
        <a href="/guide/scores#improved">How it is measured</a>
      </p>
    </section>
  );
}

function Changes({ terms: { mean, site, reviews, older } }: { terms: Terms }) {
  return (
    <>
      <p>{inDigits(mean)} is the sum of</p>
      <ul className="terms num">
        <Line term={site}>, no change: what a later round is taken for beforehand</Line>
        <Together term={older} of="from before the latest hundred" />
        {reviews.flatMap((review) =>
          review.term ? (
            <Line key={review.id} term={review.term}>
              , by which <a href={`/reviews/${review.id}`}>a review</a> changed
              <WhyLess review={review} />
            </Line>
          ) : (
            []
          ),
        )}
      </ul>
      <p className="small quiet">Who did not look again counts with no change.</p>
    </>
  );
}

/** Why its share is smaller than another's. */
function WhyLess({ review: { counts, reasons } }: { review: ReviewTerm }) {
  if (reasons.length === 0) return null;
  return (
    <>
      ; it counts {factorInDigits(counts)} of a full one:{" "}
      {reasons.map(({ rule, factor, words, path }, i) => (
        <span key={rule}>
          {i > 0 ? "; " : ""}× {factorInDigits(factor)} <a href={path}>{words}</a>
        </span>
      ))}
    </>
  );
}
