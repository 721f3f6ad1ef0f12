import type { Health } from "~/domain/health/health";
import { DIMENSION_KEYS, LEVELS, RUBRIC } from "~/domain/rubric/rubric";
import { inThousands } from "./in-words";

const HEIGHT = 48;

/** How often each level is given, by dimension, all bars on one scale. */
export function LevelTable({ dimensions }: { dimensions: NonNullable<Health["dimensions"]> }) {
  const highest = Math.max(...DIMENSION_KEYS.flatMap((key) => dimensions[key].levels.map(Number)), 1);
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
        const isShown = levels.some((share) => share !== null);
        return (
          <tbody className={key} key={key}>
            <tr>
              <th scope="rowgroup" colSpan={LEVELS.length}>
                {label} <span className="small quiet">{isShown ? basis(scored) : "too few to say"}</span>
              </th>
            </tr>
            <tr>
              {levels.map((share, i) => (
                <td key={LEVELS[i]}>
                  <Column share={Number(share) / highest} />
                  {share === null ? <span className="small quiet">not shown</span> : `${share} %`}
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

/** How many reviews the shares are of; not told where that would tell how few could not tell. */
function basis(scored: number | null): string {
  return scored === null ? "from nearly all reviews" : `from ${inThousands(scored)} reviews`;
}
