import { DIMENSION_KEYS } from "~/domain/rubric/rubric";
import { estimateSolution } from "~/domain/scoring/estimator";
import type { ReviewScores } from "~/domain/scoring/state";
import { REVIEWS_TO_RANK } from "~/domain/solutions/rank";
import { REVIEWERS, workedExample } from "./worked-example";

const FIRST_REVIEWS = [[4], [4, 5], [5, 5, 5], [4, 4, 4, 4, 4, 4]];

/** What first reviews make, and what a strict and a lenient reviewer do to it; computed as the page is shown. */
export function Examples() {
  return (
    <section className="section" id="examples">
      <h2>Examples</h2>
      <p>First reviews by people of whom nothing else is known:</p>
      <section className="scroll cue" aria-label="First reviews" tabIndex={0}>
        <table className="ledger">
          <thead>
            <tr>
              <th scope="col">Reviews that give every dimension</th>
              <th scope="col">Overall</th>
              <th scope="col">90 % interval</th>
              <th scope="col">Sorted by</th>
            </tr>
          </thead>
          <tbody>
            {FIRST_REVIEWS.map((levels) => {
              const estimate = estimateSolution(levels.map(uniform)).overall;
              return (
                <tr key={levels.join()} className="num">
                  <td>{levels.join(", ")}</td>
                  <td>{estimate.mean.toFixed(2)}</td>
                  <td>
                    {estimate.lower.toFixed(2)} to {estimate.upper.toFixed(2)}
                  </td>
                  <td>{levels.length >= REVIEWS_TO_RANK ? estimate.rank.toFixed(2) : "not ranked yet"}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      <WithLeniency />
    </section>
  );
}

function WithLeniency() {
  const { solutions, leniencies, explained } = workedExample();
  return (
    <>
      <p className="after-table">Four people who reviewed some of the same solutions:</p>
      <section className="scroll cue" aria-label="Four reviewers, five solutions" tabIndex={0}>
        <table className="ledger">
          <thead>
            <tr>
              <th scope="col">
                <span className="hidden">Solution</span>
              </th>
              {REVIEWERS.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
              <th scope="col">Plain mean</th>
              <th scope="col">Overall</th>
              <th scope="col">90 % interval</th>
            </tr>
          </thead>
          <tbody>
            {solutions.map(({ name, levels, plain, mean, lower, upper }) => (
              <tr key={name} className="num">
                <th scope="row">{name}</th>
                {levels.map((level, r) => (
                  <td key={REVIEWERS[r]}>{level ?? <span className="quiet">–</span>}</td>
                ))}
                <td>{plain.toFixed(2)}</td>
                <td>{mean.toFixed(2)}</td>
                <td>
                  {lower.toFixed(2)} to {upper.toFixed(2)}
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr className="num">
              <th scope="row">Scores above others</th>
              {leniencies.map((leniency, r) => (
                <td key={REVIEWERS[r]}>{signed(leniency)}</td>
              ))}
              <td colSpan={3} />
            </tr>
          </tfoot>
        </table>
      </section>
      <p className="after-table num">
        {solutions[3]?.name} is {explained.mean.toFixed(2)} = {percent(explained.site.share)} the site’s
        average {explained.site.value.toFixed(2)}
        {explained.reviews.map(({ reviewId, raw, leniency, value, share }) => (
          <span key={reviewId}>
            {" "}
            + {percent(share)} the review of {raw.toFixed(1)} by {REVIEWERS[Number(reviewId)]}, who otherwise
            scores {Math.abs(leniency).toFixed(2)} {leniency > 0 ? "above" : "below"} others, counted as{" "}
            {value.toFixed(2)}
          </span>
        ))}
        . Each solution has such a page, behind each of its numbers.
      </p>
    </>
  );
}

function uniform(level: number): ReviewScores {
  return Object.fromEntries(DIMENSION_KEYS.map((key) => [key, level]));
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

function signed(value: number): string {
  return `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(2)}`;
}
