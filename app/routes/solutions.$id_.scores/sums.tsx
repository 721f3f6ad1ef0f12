import type { ReactNode } from "react";
import type { ReviewTerm, Term, Terms, TogetherTerm } from "~/domain/reading/score-terms";
import { byWhom, inDigits, percent, reviewsInWords, signed } from "./in-digits";

/** So many reviews are told one by one; the table has more. A group of one would be no shorter. */
const TOLD = 5;

/** A number as a sum, in words; with `dimension` the sum of a dimension's own part. */
export function Sum({ terms, dimension }: { terms: Terms; dimension?: string }) {
  const { mean, site, reviews, older } = terms;
  const open = reviews.flatMap(({ term, ...review }) => (term ? [{ ...review, term }] : []));
  const told = open.length === TOLD + 1 ? open.length : TOLD;
  return (
    <>
      <p>{inDigits(mean)} is the sum of</p>
      <ul className="terms num">
        <Line term={site}>
          , {dimension ? "what is expected before anybody has reviewed it" : "the site’s average"}
        </Line>
        <Together term={older} of="from before the latest hundred" />
        <Together
          term={summedUp(open.slice(0, -told).map(({ term }) => term))}
          of="that the table below has one by one"
        />
        {open.slice(-told).map((review) => (
          <Line key={review.id} term={review.term}>
            : <OneReview review={review} dimension={dimension} />
          </Line>
        ))}
      </ul>
    </>
  );
}

/** A term as share of value, and what the value is. */
export function Line({ term, children }: { term: Term; children: ReactNode }) {
  return (
    <li>
      <b>{inDigits(term.adds)}</b>
      <span>
        = {percent(term.percent)} of {inDigits(term.value)}
        {children}
      </span>
    </li>
  );
}

export function Together({ term, of }: { term: TogetherTerm | null; of: string }) {
  if (!term) return null;
  return (
    <Line term={term}>
      , the weighted mean of {reviewsInWords(term.count)} {of}
    </Line>
  );
}

function OneReview({ review, dimension }: { review: ReviewTerm; dimension?: string }) {
  const { id, plain, raw, leniency, untold } = review;
  const link = <a href={`/reviews/${id}`}>a review</a>;
  if (dimension) {
    const found = raw === 0 ? "level with" : `${inDigits(Math.abs(raw))} ${raw > 0 ? "above" : "below"}`;
    return (
      <>
        {link} that finds its {dimension} {found} the rest of it
        {byWhom(leniency)}
      </>
    );
  }
  return (
    <>
      {link} of {inDigits(plain)}
      {untold.length > 0 ? `, put at ${inDigits(raw)} as it could not tell everything,` : ""}
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
    weight: sum((term) => term.weight),
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
  const overall = <a href="#overall">overall</a>;
  return (
    <>
      <p>{inDigits(mean)} is the sum of</p>
      <ul className="terms num">
        <li>
          <b>{inDigits(average)}</b>
          <span>the site’s average in {name}</span>
        </li>
        <li>
          <b>{signed(above)}</b>
          <span>
            {above === 0 ? "as" : "by which"} the solution {above === 0 ? "is" : `lies ${side(above)}`}{" "}
            average {overall}
          </span>
        </li>
        <li>
          <b>{signed(own)}</b>
          <span>
            {own === 0
              ? `as its ${name} is level with the rest of it`
              : `by which its ${name} lies ${side(own)} the rest of it`}
            : a small part of what the reviews say, as differences between dimensions are mostly chance with
            few reviews
          </span>
        </li>
      </ul>
    </>
  );
}

function side(value: number): string {
  return value < 0 ? "below" : "above";
}
