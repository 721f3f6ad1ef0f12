import { Person } from "~/components/person";
import { Time } from "~/components/time";
import { REVIEWS_EXPLAINED, type ReviewTerm, type Term, type Terms } from "~/domain/reading/score-terms";
import { inDigits, percent, reviewsInWords, shownValue, signed } from "./in-digits";

interface TermsTableProps {
  terms: Terms;
  of: string;
  /** Whether the levels are distances of a dimension from the level of its review. */
  isDeviation: boolean;
}

/** Every review in a number: what it gave, its correction, what it counts as, its weight and why, and what it adds. */
export function TermsTable({ terms, of, isDeviation }: TermsTableProps) {
  const { site, reviews, kept, older, digits } = terms;
  const before = isDeviation ? 3 : 2;
  return (
    <>
      <div className="scroll">
        <table className="ledger terms-table num">
          <caption className="hidden">{of}: each review, and what it adds</caption>
          <thead>
            <tr>
              <th scope="col">Review</th>
              <th scope="col">{isDeviation ? "Score" : "Level"}</th>
              {isDeviation ? <th scope="col">From its level</th> : null}
              <th scope="col">Correction</th>
              <th scope="col">Counts as</th>
              <th scope="col">Weight</th>
              <th scope="col">Share</th>
              <th scope="col">Adds</th>
            </tr>
          </thead>
          <tbody>
            <SumRow
              label={isDeviation ? "Expected beforehand" : "The site’s average"}
              term={site}
              {...{ before, digits }}
            />
            {older ? (
              <SumRow
                label={`${reviewsInWords(older.count)} before these`}
                term={older}
                {...{ before, digits }}
              />
            ) : null}
            {reviews.map((review) => (
              <ReviewRow key={review.id} {...{ review, isDeviation, digits }} />
            ))}
            {kept ? (
              <SumRow
                label={`${reviewsInWords(kept.count)}, weight kept back`}
                term={kept}
                {...{ before, digits }}
              />
            ) : null}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={before + 3}>
                Sum
              </th>
              <td>100 %</td>
              <td>
                <b>{inDigits(terms.mean)}</b>
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
      <p className="small quiet">
        {isDeviation
          ? null
          : "A level is the mean of a review’s scores, each beside the site’s average there. "}
        {older ? `The latest ${REVIEWS_EXPLAINED} have a row each. ` : null}
        {kept
          ? "Where somebody goes by a pseudonym, weights and exact corrections would tell who it is by who reviewed whom before, so those reviews are in the sum together. "
          : null}
        A correction is how far above others the writer scores, taken off, from their other reviews.{" "}
        <a href="/guide/scores#weights">What a weight is</a>
      </p>
    </>
  );
}

interface SumRowProps {
  label: string;
  term: Term;
  /** Columns between the label and the value. */
  before: number;
  digits: number;
}

function SumRow({ label, term, before, digits }: SumRowProps) {
  return (
    <tr className="together">
      <th scope="row" colSpan={before + 1}>
        {label}
      </th>
      <td>{shownValue(term)}</td>
      <td>{term.weight === null ? null : inDigits(term.weight)}</td>
      <td>{percent(term.percent, digits)}</td>
      <td>{inDigits(term.adds)}</td>
    </tr>
  );
}

interface ReviewRowProps {
  review: ReviewTerm;
  isDeviation: boolean;
  digits: number;
}

function ReviewRow({ review, isDeviation, digits }: ReviewRowProps) {
  const { id, reviewer, submittedAt, level, raw, leniency, value, term, isNameKept } = review;
  const about = isNameKept ? <span className="quiet">about </span> : null;
  const decimals = isNameKept ? 1 : 2;
  return (
    <tr id={isDeviation ? undefined : `review-${id}`}>
      <th scope="row">
        <Person person={reviewer} />{" "}
        <a className="quiet small" href={`/reviews/${id}`}>
          <Time at={submittedAt} />
        </a>
        {isDeviation ? null : <Reasons review={review} />}
      </th>
      <td>{isDeviation ? inDigits(level, 0) : inDigits(level)}</td>
      {isDeviation ? <td>{signed(raw)}</td> : null}
      <td>
        {about}
        {signed(-leniency, decimals)}
      </td>
      <td>
        {about}
        {inDigits(value, decimals)}
      </td>
      {term ? (
        <>
          <td>{term.weight === null ? null : inDigits(term.weight)}</td>
          <td>{percent(term.percent, digits)}</td>
          <td>{inDigits(term.adds)}</td>
        </>
      ) : (
        <td className="quiet" colSpan={3}>
          in a row below
        </td>
      )}
    </tr>
  );
}

/** The rules that lowered its weight. */
function Reasons({ review: { reasons } }: { review: ReviewTerm }) {
  if (reasons.length === 0) return null;
  return (
    <ul className="reasons small">
      {reasons.map(({ rule, factor, words, path }) => (
        <li key={rule}>
          counts × {Number(factor.toFixed(3))}: <a href={path}>{words}</a>
        </li>
      ))}
    </ul>
  );
}
