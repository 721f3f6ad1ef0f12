import type { Levels } from "~/domain/learning/calibration";
import { LEVELS, type Level, RUBRIC } from "~/domain/rubric/rubric";

const STEP = 32;
const EDGE = 12;
const HEIGHT = 24;

interface LevelComparisonProps {
  own: Levels;
  reference: Levels;
}

/** One's own five levels (rings) beside those of the reference (dots), on one line a dimension. */
export function LevelComparison({ own, reference }: LevelComparisonProps) {
  return (
    <figure className="level-comparison">
      <dl>
        {RUBRIC.map(({ key, label }) => (
          <div key={key} className={key}>
            <dt>{label}</dt>
            <dd>
              <Dots own={own[key]} reference={reference[key]} />
              <span className="num">{inWords(own[key], reference[key])}</span>
            </dd>
          </div>
        ))}
      </dl>
      <figcaption className="quiet small">The ring is yours, the dot is the reference.</figcaption>
    </figure>
  );
}

function Dots({ own, reference }: { own: Level; reference: Level }) {
  const middle = HEIGHT / 2;
  return (
    <svg viewBox={`0 0 ${2 * EDGE + 4 * STEP} ${HEIGHT}`} aria-hidden="true">
      <path className="rail" d={`M${place(1)} ${middle}H${place(5)}`} />
      {LEVELS.map((level) => (
        <circle key={level} className="tick" cx={place(level)} cy={middle} r={2} />
      ))}
      <path className="gap" d={`M${place(own)} ${middle}H${place(reference)}`} />
      <circle className="reference" cx={place(reference)} cy={middle} r={5} />
      <circle className="own" cx={place(own)} cy={middle} r={8.5} />
    </svg>
  );
}

function place(level: Level): number {
  return EDGE + (level - 1) * STEP;
}

function inWords(own: Level, reference: Level): string {
  return own === reference ? `both ${own}` : `you ${own}, reference ${reference}`;
}
