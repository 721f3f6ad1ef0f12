import type { ReactNode } from "react";
import type { ReviewTerm } from "~/domain/reading/score-terms";
import type { NumberView } from "~/domain/reading/solution-scores-page.server";
import { DIMENSION_KEYS } from "~/domain/rubric/rubric";
import { inDigits, reviewsInWords } from "./in-digits";

interface ScoreChartProps {
  number: NumberView & {
    score: NonNullable<NumberView["score"]>;
    explained: NonNullable<NumberView["explained"]>;
  };
}

/** So many reviews are drawn. */
const DRAWN = 30;
const LEVELS = [1, 2, 3, 4, 5];
/** Heights in px: of the scale above, of a row, and where its line runs. */
const SCALE = 22;
const ROW = 38;
const LINE = 26;

/** What each review gave, what it is put at, where the site's average lies, and the estimate with its interval. */
export function ScoreChart({ number: { key, label, score, explained } }: ScoreChartProps) {
  const shown = explained.terms.reviews.slice(-DRAWN);
  const height = SCALE + ROW * (shown.length + 2);
  const top = (row: number) => SCALE + ROW * row;
  const id = `chart-${key}`;
  return (
    <figure className={`score-chart ${isDimension(key) ? key : ""}`}>
      <svg width="100%" height={height} role="img" aria-labelledby={`${id}-title ${id}-desc`}>
        <title id={`${id}-title`}>{`${label}: what the reviews gave and what became of it`}</title>
        <desc id={`${id}-desc`}>
          {`From 1 to 5. Average ${inDigits(explained.average)}, ${reviewsInWords(shown.length)}, estimate ${inDigits(score.mean)} with an interval from ${inDigits(score.lower)} to ${inDigits(score.upper)}. The table has every number.`}
        </desc>
        <svg x="2%" width="96%" overflow="visible">
          {LEVELS.map((level) => (
            <g key={level}>
              <text className="tick" x={at(level)} y="12" textAnchor="middle">
                {level}
              </text>
              <line className="grid" x1={at(level)} x2={at(level)} y1={SCALE - 4} y2={height} />
            </g>
          ))}
          <Row y={top(0)} label="The site’s average">
            <circle className="prior" cx={at(explained.average)} cy={LINE} r="5" />
          </Row>
          {shown.map((review, i) => (
            <Row key={review.id} y={top(i + 1)} label={review.reviewer.name}>
              <ReviewDots review={review} />
            </Row>
          ))}
          <Row y={top(shown.length + 1)} label="The estimate">
            <line className="whisker" x1={at(score.lower)} x2={at(score.upper)} y1={LINE} y2={LINE} />
            {[score.lower, score.upper].map((end) => (
              <line key={end} className="whisker" x1={at(end)} x2={at(end)} y1={LINE - 6} y2={LINE + 6} />
            ))}
            <circle className="estimate" cx={at(score.mean)} cy={LINE} r="6" />
          </Row>
        </svg>
      </svg>
      <figcaption className="small quiet">
        Rings are what a review gave, dots what it is put at; beyond 1 or 5 they stand at the end.
        {explained.terms.reviews.length > shown.length ? ` The latest ${DRAWN} reviews are drawn.` : null}
      </figcaption>
    </figure>
  );
}

function Row({ y, label, children }: { y: number; label: string; children: ReactNode }) {
  return (
    <svg y={y} height={ROW} overflow="visible">
      <text className="name" x="0" y="13">
        {label}
      </text>
      <line className="rail" x1="0" x2="100%" y1={LINE} y2={LINE} />
      {children}
    </svg>
  );
}

function ReviewDots({ review: { level, corrected } }: { review: ReviewTerm }) {
  return (
    <>
      <line className="move" x1={at(level)} x2={at(corrected)} y1={LINE} y2={LINE} />
      <circle className="counted" cx={at(corrected)} cy={LINE} r="4.5" />
      <circle className="raw" cx={at(level)} cy={LINE} r="6.5" />
    </>
  );
}

/** Where a level lies; what a correction takes beyond 1 and 5 stands at the end. */
function at(level: number): string {
  return `${(25 * (Math.min(5, Math.max(1, level)) - 1)).toFixed(1)}%`;
}

function isDimension(key: string): boolean {
  return (DIMENSION_KEYS as readonly string[]).includes(key);
}
