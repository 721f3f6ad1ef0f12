import type { NumberView } from "~/domain/reading/solution-scores-page.server";
import { lacksForRank } from "~/domain/solutions/rank";
import { DISAGREEMENT, disagree } from "~/domain/solutions/scores";
import { inDigits, reviewsInWords, signed } from "./in-digits";
import { Interval } from "./interval";
import { KeptNumber } from "./kept-number";
import { ScoreChart } from "./score-chart";
import { Deviation, Sum } from "./sums";
import { TermsTable } from "./terms-table";

/** One number: its value, what it is made of in words, as a chart, and as a table. */
export function NumberSection({ number }: { number: NumberView }) {
  const { key, label, score, explained, gave } = number;
  const digits = gave ? 1 : 2;
  return (
    <section className={`section number ${key}`} id={key} aria-labelledby={`${key}-label`}>
      <h2 id={`${key}-label`}>{label}</h2>
      {score ? (
        <p className="value num">
          <b>{inDigits(score.mean, digits)}</b> of 5, between {inDigits(score.lower, digits)} and{" "}
          {inDigits(score.upper, digits)} nine times in ten, from {reviewsInWords(score.scored)}
        </p>
      ) : (
        <p className="quiet">No review could tell, so there is no number.</p>
      )}
      <State number={number} />
      {score && explained ? <Explanation number={{ ...number, score, explained }} /> : null}
      {score && gave ? <KeptNumber number={number} /> : null}
      {score && !explained && !gave ? (
        <p>
          The arithmetic of this number is not stored at the moment: it was computed before arithmetic was
          kept, or all scores are being computed anew. The next full computation stores it.
        </p>
      ) : null}
    </section>
  );
}

function State({ number: { key, score } }: { number: NumberView }) {
  const lacks = key === "overall" && score ? lacksForRank(score) : null;
  return (
    <>
      {lacks ? (
        <p className="small">
          <a href="/guide/scores#ranked">Not ranked yet</a>: {lacks}.
        </p>
      ) : null}
      {score && disagree(score) ? (
        <p className="small">
          <a href="/guide/scores#disagreement">Reviewers disagree</a>: two of them lie{" "}
          {score.spread.toFixed(1)} levels apart on average, {DISAGREEMENT} or more. Another review would
          settle more than usual.
        </p>
      ) : null}
    </>
  );
}

interface ExplanationProps {
  number: NumberView & {
    score: NonNullable<NumberView["score"]>;
    explained: NonNullable<NumberView["explained"]>;
  };
}

function Explanation({ number }: ExplanationProps) {
  const { key, label, explained } = number;
  const { average, above, terms } = explained;
  const name = label.toLowerCase();
  if (above === null) {
    return (
      <>
        <Sum terms={terms} />
        <ScoreChart number={number} />
        <details>
          <summary>Each review, its correction and its weight</summary>
          <TermsTable terms={terms} of={label} isDeviation={false} />
        </details>
        <Interval score={number.score} explained={explained} name={null} />
      </>
    );
  }
  return (
    <>
      <Deviation name={name} mean={number.score.mean} average={average} above={above} own={terms.mean} />
      <ScoreChart number={number} />
      <details id={`${key}-own`}>
        <summary>
          Where {signed(terms.mean)} for {name} of its own comes from
        </summary>
        <Sum terms={terms} dimension={name} />
        <TermsTable terms={terms} of={label} isDeviation />
      </details>
      <Interval score={number.score} explained={explained} name={name} />
    </>
  );
}
