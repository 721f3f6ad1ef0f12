import type { LeaningSum } from "~/domain/learning/leaning-sum";
import { RUBRIC } from "~/domain/rubric/rubric";
import { Time } from "./time";

const COLUMNS = [{ key: "overall" as const, short: "Overall" }, ...RUBRIC];

/** What each review brings to how its writer scores beside others. Each column adds up to the number above. */
export function LeaningSumTable({ reviews, others, totals }: LeaningSum) {
  return (
    <section className="scroll cue" aria-label="What each review brings" tabIndex={0}>
      <table className="ledger">
        <thead>
          <tr>
            <th scope="col">Review</th>
            {COLUMNS.map(({ key, short }) => (
              <th scope="col" className="points" key={key}>
                {short}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {reviews.map(({ id, submittedAt, brings }) => (
            <tr key={id}>
              <th scope="row">
                <a href={`/reviews/${id}`}>
                  <Time at={submittedAt} fixed />
                </a>
              </th>
              <Cells values={brings} />
            </tr>
          ))}
          {Object.values(others).some((value) => value !== 0) ? (
            <tr>
              <th scope="row">Practice, earlier reviews, rounding</th>
              <Cells values={others} />
            </tr>
          ) : null}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">In all</th>
            <Cells values={totals} />
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

function Cells({ values }: { values: LeaningSum["totals"] }) {
  return COLUMNS.map(({ key }) => (
    <td className="points num" key={key}>
      {signedLevels(values[key])}
    </td>
  ));
}

/** Levels above (below 0: under) others: "+0.2", "−0.2", "0.0". */
export function signedLevels(levels: number): string {
  const text = Math.abs(levels).toFixed(1);
  if (text === "0.0") return text;
  return levels > 0 ? `+${text}` : `−${text}`;
}
