import type { ReactNode } from "react";
import type { ReviewTerm, Term, Terms, TogetherTerm } from "~/domain/reading/score-terms";
import { apportion } from "~/domain/scoring/apportion";
import { byWhom, inDigits, percent, reviewsInWords, shownValue, signed } from "./in-digits";

/** So many reviews are told one by one; the table has more. */
const TOLD = 5;

/** Of reviews whose weights would tell who wrote what. */
export const KEPT_BACK = "of which the weight is kept back, for somebody’s pseudonym";

/** A number as a sum, in words. Of a deviation the levels are distances from those of the reviews. */
export function Sum({ terms, isDeviation = false }: { terms: Terms; isDeviation?: boolean }) {
  const { site, reviews, kept, older, digits } = terms;
  const open = reviews.flatMap(({ term, ...review }) => (term ? [{ ...review, term }] : []));
  return (
    <>
      <p>{inDigits(terms.mean)} is the sum of</p>
      <ul className="terms num">
        <Line term={site} digits={digits}>
          , {isDeviation ? "what is expected before anybody has reviewed it" : "the site’s average"}
        </Line>
        <Together term={older} digits={digits} of="from before the latest hundred" />
        <Together
          term={summedUp(open.slice(0, -TOLD).map(({ term }) => term))}
          digits={digits}
          of="that the table below has one by one"
        />
        {open.slice(-TOLD).map((review) => (
          <Line key={review.id} term={review.term} digits={digits}>
            : <OneReview review={review} isDeviation={isDeviation} />
          </Line>
        ))}
        <Together term={kept} digits={digits} of={KEPT_BACK} />
      </ul>
    </>
  );
}

/** A term as share of value, and what the value is. */
export function Line({ term, digits, children }: { term: Term; digits: number; children: ReactNode }) {
  return (
    <li>
      <b>{inDigits(term.adds)}</b> = {percent(term.percent, digits)} of {shownValue(term)}
      {children}
    </li>
  );
}

interface TogetherProps {
  term: TogetherTerm | null;
  digits: number;
  of: string;
}

export function Together({ term, digits, of }: TogetherProps) {
  if (!term) return null;
  return (
    <Line term={term} digits={digits}>
      : {reviewsInWords(term.count)} {of}
    </Line>
  );
}

function OneReview({ review, isDeviation }: { review: Omit<ReviewTerm, "term">; isDeviation: boolean }) {
  const { id, raw, leniency } = review;
  return (
    <>
      <a href={`/reviews/${id}`}>a review</a>{" "}
      {isDeviation ? `that puts it ${signed(raw)} from its own level` : `of ${inDigits(raw)}`}
      {byWhom(leniency)}
    </>
  );
}

function summedUp(terms: Term[]): TogetherTerm | null {
  if (terms.length === 0) return null;
  const sum = (of: (term: Term) => number) => terms.reduce((total, term) => total + of(term), 0);
  const share = sum((term) => term.share);
  return {
    count: terms.length,
    value: sum((term) => term.share * term.value) / share,
    weight: null,
    share,
    percent: sum((term) => term.percent),
    adds: sum((term) => term.adds),
  };
}

interface DeviationProps {
  name: string;
  mean: number;
  average: number;
  above: number;
  own: number;
}

/** A dimension's number: the site's average there, the solution's overall quality, and what the dimension has of its own. */
export function Deviation({ name, mean, average, above, own }: DeviationProps) {
  // The own part is the sum that stands below, so the other two take what rounding leaves.
  const [site = 0, overall = 0] = apportion([average, Math.round(100 * mean) / 100 - own - average], 2);
  return (
    <>
      <p>{inDigits(mean)} is the sum of</p>
      <ul className="terms num">
        <li>
          <b>{inDigits(site)}</b> the site’s average in {name}
        </li>
        <li>
          <b>{signed(overall)}</b> what the solution has {above < 0 ? "below" : "above"} average{" "}
          <a href="#overall">overall</a>
        </li>
        <li>
          <b>{signed(own)}</b> by which its {name} lies {own < 0 ? "below" : "above"} the rest of it, pulled
          hard towards zero, as differences between dimensions say little with few reviews
        </li>
      </ul>
    </>
  );
}
