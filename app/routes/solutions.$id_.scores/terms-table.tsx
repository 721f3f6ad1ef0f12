import { Person } from "~/components/person";
import { Time } from "~/components/time";
import { REVIEWS_EXPLAINED, type ReviewTerm, type Term, type Terms } from "~/domain/reading/score-terms";
import { factorInDigits, inDigits, percent, reviewsInWords, signed } from "./in-digits";

interface TermsTableProps {
  terms: Terms;
  of: string;
  /** Whether the levels are distances of a dimension from the level of its review. */
  isDeviation: boolean;
}

/** Every review in a number: what it gave, its correction, what it is put at, its weight and why, and what it adds. */
export function TermsTable({ terms, of, isDeviation }: TermsTableProps) {
  const { site, reviews, older } = terms;
  const before = isDeviation ? 3 : 2;
  const label = `${of}: each review, and what it adds`;
  return (
    <>
      <section className="scroll cue" aria-label={label} tabIndex={0}>
        <table className="ledger terms-table num">
          <caption className="hidden">{label}</caption>
          <Head isDeviation={isDeviation} />
          <tbody>
            <SumRow
              label={isDeviation ? "Expected beforehand" : "The site’s average"}
              term={site}
              uncertainty={1 / site.weight}
              before={before}
            />
            {older ? (
              <SumRow label={`${reviewsInWords(older.count)} before these`} term={older} before={before} />
            ) : null}
            {reviews.map((review) => (
              <ReviewRow key={review.id} {...{ review, isDeviation }} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={before + 4}>
                Sum
              </th>
              <td>{inDigits(terms.weight)}</td>
              <td>100 %</td>
              <td>
                <b>{inDigits(terms.mean)}</b>
              </td>
            </tr>
          </tfoot>
        </table>
      </section>
      <Notes hasOlder={older !== null} isDeviation={isDeviation} />
    </>
  );
}

function Head({ isDeviation }: { isDeviation: boolean }) {
  return (
    <thead>
      <tr>
        <th scope="col">Review</th>
        <th scope="col">{isDeviation ? "Score" : "Level"}</th>
        {isDeviation ? <th scope="col">Above its level</th> : null}
        <th scope="col">
          <a href="/guide/scores#leniency">Correction</a>
        </th>
        <th scope="col">Put at</th>
        <th scope="col">
          <a href="/guide/scores#trust">Counts</a>
        </th>
        <th scope="col">Uncertainty</th>
        <th scope="col">
          <a href="/guide/scores#weights">Weight</a>
        </th>
        <th scope="col">Share</th>
        <th scope="col">Adds</th>
      </tr>
    </thead>
  );
}

function Notes({ hasOlder, isDeviation }: { hasOlder: boolean; isDeviation: boolean }) {
  return (
    <ul className="notes small quiet">
      {hasOlder ? <li>The latest {REVIEWS_EXPLAINED} reviews have a row each.</li> : null}
      {isDeviation ? (
        <li>Above its level: the score beside the review’s other scores, and beside the site’s averages.</li>
      ) : null}
      <li>
        A correction is how far above others the writer scores, taken off; a review that the queue did not
        give stays within 1 and 5. It rests on all their reviews but this one, also those that go by a
        pseudonym, so they are not listed. Your own stands on your report card.
      </li>
      <li>
        Weight = counts ÷ uncertainty. Uncertainty is how far off one review by its writer may be, squared:
        their own scatter, and how little is known of their leniency. A newcomer’s is larger.
      </li>
      <li>Share = weight ÷ the sum of all weights. Adds = share × what it is put at.</li>
    </ul>
  );
}

interface SumRowProps {
  label: string;
  term: Term;
  uncertainty?: number;
  /** Columns between the label and the value. */
  before: number;
}

function SumRow({ label, term, uncertainty, before }: SumRowProps) {
  return (
    <tr className="together">
      <th scope="row" colSpan={before + 1}>
        {label}
      </th>
      <td>{inDigits(term.value)}</td>
      <td />
      <td>{uncertainty === undefined ? null : inDigits(uncertainty, 4)}</td>
      <td>{inDigits(term.weight)}</td>
      <td>{percent(term.percent)}</td>
      <td>{inDigits(term.adds)}</td>
    </tr>
  );
}

function ReviewRow({ review, isDeviation }: { review: ReviewTerm; isDeviation: boolean }) {
  const { id, reviewer, submittedAt, level, raw, leniency, value, counts, uncertainty, term } = review;
  return (
    <tr id={isDeviation ? undefined : `review-${id}`}>
      <th scope="row">
        <Person person={reviewer} />{" "}
        <a className="quiet small" href={`/reviews/${id}`}>
          <Time at={submittedAt} />
        </a>
        {isDeviation ? null : <Untold review={review} />}
        {isDeviation ? null : <Reasons review={review} />}
      </th>
      <td>{isDeviation ? inDigits(level, 0) : inDigits(level)}</td>
      {isDeviation ? <td>{signed(raw)}</td> : null}
      <td>{signed(-leniency)}</td>
      <td>{inDigits(value)}</td>
      <td>{factorInDigits(counts)}</td>
      <td>{inDigits(uncertainty, 4)}</td>
      <td>{term ? inDigits(term.weight) : null}</td>
      <td>{term ? percent(term.percent) : null}</td>
      <td>{term ? inDigits(term.adds) : null}</td>
    </tr>
  );
}

/** Why the level is not the mean of the scores. */
function Untold({ review: { plain, level, untold } }: { review: ReviewTerm }) {
  if (untold.length === 0) return null;
  const what = untold.length === 1 ? "one dimension" : `${untold.length} dimensions`;
  return (
    <p className="reasons small">
      scores {inDigits(plain)} on average, {signed(level - plain)} for {what} that it{" "}
      <a href="/guide/scores#score">could not tell</a>: the site’s averages there are not those of the others
    </p>
  );
}

/** The rules that lowered what it counts. */
function Reasons({ review: { reasons } }: { review: ReviewTerm }) {
  if (reasons.length === 0) return null;
  return (
    <ul className="reasons small">
      {reasons.map(({ rule, factor, words, path }) => (
        <li key={rule}>
          × {factorInDigits(factor)}: <a href={path}>{words}</a>
        </li>
      ))}
    </ul>
  );
}
