import { type DimensionKey, RUBRIC } from "~/domain/rubric/rubric";
import { scoresPath } from "~/domain/solutions/scores";

interface RoundEstimate {
  round: number;
  reviews: number;
  judged: number;
  means: Record<DimensionKey, number | null>;
  improved: number | null;
}

/** Each dimension after each round: a slope to see, a table to read. */
export function ScoresByRound({ solutionId, rounds }: { solutionId: string; rounds: RoundEstimate[] }) {
  const shown = rounds.slice(-ROUNDS_SHOWN);
  const path = (round: number, part: string) => `${scoresPath(solutionId)}?round=${round}#${part}`;
  return (
    <details className="panel by-round">
      <summary>Scores by round</summary>
      <div className="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">
                <span className="hidden">Dimension</span>
              </th>
              {shown.map(({ round }) => (
                <th scope="col" key={round}>
                  Round {round}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {RUBRIC.map(({ key, label }) => (
              <tr key={key} className={key}>
                <th scope="row">{label}</th>
                {shown.map(({ round, means }) => (
                  <td key={round} className="num">
                    {means[key] === null ? (
                      <span className="quiet">–</span>
                    ) : (
                      <a href={path(round, key)}>{means[key].toFixed(1)}</a>
                    )}
                  </td>
                ))}
                <td>
                  <Slope values={shown.map(({ means }) => means[key])} />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr id="since-round-1">
              <th scope="row">
                <a href="/guide/scores#improved">Change in the eyes of round 1</a>
              </th>
              {shown.map(({ round, improved }) => (
                <td key={round} className="num">
                  {improved === null ? (
                    <span className="quiet">–</span>
                  ) : (
                    <a href={path(round, "improved")}>{signed(improved)}</a>
                  )}
                </td>
              ))}
              <td />
            </tr>
            <tr>
              <th scope="row">Reviews</th>
              {shown.map(({ round, reviews }) => (
                <td key={round} className="num">
                  {reviews}
                </td>
              ))}
              <td />
            </tr>
            <tr>
              <th scope="row">Of them in this round</th>
              {shown.map(({ round, judged }) => (
                <td key={round} className="num">
                  {judged}
                </td>
              ))}
              <td />
            </tr>
          </tfoot>
        </table>
      </div>
      <p className="small quiet">
        The scores come from all reviews as they stood then, so they move with each new reviewer too; who did
        not look again counts with their earlier levels. The change counts only those who reviewed round 1, so
        it is not the difference of the scores above it.
      </p>
    </details>
  );
}

function signed(value: number): string {
  const text = Math.abs(value).toFixed(1);
  return text === "0.0" ? text : `${value > 0 ? "+" : "−"}${text}`;
}

const ROUNDS_SHOWN = 6;
const WIDTH = 96;
const HEIGHT = 22;
/** Room for the dots at the ends. */
const EDGE = 4;

function Slope({ values }: { values: (number | null)[] }) {
  const step = (WIDTH - 2 * EDGE) / Math.max(1, values.length - 1);
  const dots = values.flatMap((value, i) =>
    value === null ? [] : [{ x: EDGE + i * step, y: EDGE + ((5 - value) / 4) * (HEIGHT - 2 * EDGE) }],
  );
  const at = ({ x, y }: { x: number; y: number }) => `${x.toFixed(1)} ${y.toFixed(1)}`;
  return (
    <svg
      className="slope"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      aria-hidden="true"
    >
      <path className="line" d={dots.map((dot, i) => (i === 0 ? "M" : "L") + at(dot)).join("")} />
      {dots.map((dot) => (
        <circle key={dot.x} cx={dot.x.toFixed(1)} cy={dot.y.toFixed(1)} r="2.6" />
      ))}
    </svg>
  );
}
