import { ENOUGH, type Health } from "~/domain/health/health";
import { DIMENSION_KEYS, LEVELS, RUBRIC } from "~/domain/rubric/rubric";
import { Z_90 } from "~/domain/scoring/method";
import { inPercent, inThousands } from "./in-words";

const HEIGHT = 48;

/** How often each level is given, by dimension, all bars on one scale. */
export function LevelTable({ dimensions }: { dimensions: NonNullable<Health["dimensions"]> }) {
  const shares = DIMENSION_KEYS.flatMap((key) =>
    dimensions[key].levels.map((count) => shareOfLevel(count, dimensions[key].scored)),
  );
  const highest = Math.max(...shares, 0.01);
  return (
    <table className="level-shares num">
      <thead>
        <tr>
          {LEVELS.map((level) => (
            <th scope="col" key={level}>
              <span className="hidden">Level </span>
              {level}
            </th>
          ))}
        </tr>
      </thead>
      {RUBRIC.map(({ key, label }) => {
        const { levels, scored } = dimensions[key];
        return (
          <tbody className={key} key={key}>
            <tr>
              <th scope="rowgroup" colSpan={LEVELS.length}>
                {label} <span className="small quiet">{howSure(scored)}</span>
              </th>
            </tr>
            <tr>
              {levels.map((count, i) => (
                <td key={LEVELS[i]}>
                  <Column share={shareOfLevel(count, scored) / highest} />
                  {count === null ? <Few /> : inPercent(shareOfLevel(count, scored))}
                </td>
              ))}
            </tr>
          </tbody>
        );
      })}
    </table>
  );
}

function Column({ share }: { share: number }) {
  const height = Math.round(share * HEIGHT);
  return (
    <svg viewBox={`0 0 10 ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <rect x="0" y={HEIGHT - height} width="10" height={height} />
    </svg>
  );
}

function Few() {
  return (
    <span className="quiet">
      <span aria-hidden="true">&lt; {ENOUGH}</span>
      <span className="hidden">too few to say</span>
    </span>
  );
}

function shareOfLevel(count: number | null, scored: number): number {
  return count === null ? 0 : count / scored;
}

/** A share is least sure at a half, where its interval is this wide to either side. */
function howSure(scored: number): string {
  if (scored < ENOUGH) return "too few to say";
  const points = Math.ceil((100 * Z_90) / (2 * Math.sqrt(scored)));
  return `${inThousands(scored)} reviews, each share ± ${points} points or less`;
}
