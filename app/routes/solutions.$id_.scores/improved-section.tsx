import type { Terms } from "~/domain/reading/score-terms";
import { inDigits, signed } from "./in-digits";
import { KEPT_BACK, Line, Together } from "./sums";

/** The change since the first round: what each of its reviewers brings to it. */
export function ImprovedSection({ improved, round }: { improved: Terms; round: number }) {
  const { site, reviews, older, kept, digits, mean } = improved;
  return (
    <section className="section number" id="improved" aria-labelledby="improved-label">
      <h2 id="improved-label">Change since round 1</h2>
      <p className="value num">
        <b>{signed(mean)}</b> levels by round {round}, in the eyes of those who reviewed round 1
      </p>
      <p>{inDigits(mean)} is the sum of</p>
      <ul className="terms num">
        <Line term={site} digits={digits}>
          , no change: what a later round is taken for beforehand
        </Line>
        <Together term={older} digits={digits} of="from before the latest hundred" />
        {reviews.flatMap(({ id, term }) =>
          term ? (
            <Line key={id} term={term} digits={digits}>
              , by which <a href={`/reviews/${id}`}>a review</a> changed
            </Line>
          ) : (
            []
          ),
        )}
        <Together term={kept} digits={digits} of={KEPT_BACK} />
      </ul>
      <p className="small quiet">
        Who did not look again counts with no change. <a href="/guide/scores#improved">How it is measured</a>
      </p>
    </section>
  );
}
