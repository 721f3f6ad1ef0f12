import { Person } from "~/components/person";
import { Time } from "~/components/time";
import type { NumberView } from "~/domain/reading/solution-scores-page.server";
import { inDigits } from "./in-digits";

/** Why a number stands without what it is made of. */
export const KEPT_BACK =
  "What it is made of is kept back, and it is told to a tenth: what each review weighs would tell who somebody under a pseudonym is.";

/** A number without its arithmetic: why, and what its reviews gave. */
export function KeptNumber({ number: { key, label, gave } }: { number: NumberView }) {
  return (
    <>
      {key === "overall" ? (
        <p className="small">
          {KEPT_BACK} <a href="/guide/scores#score">How a number comes about</a>
        </p>
      ) : null}
      {gave && gave.length > 0 ? (
        <details>
          <summary>What each review gave</summary>
          <table className="ledger terms-table num">
            <caption className="hidden">{label}: what each review gave</caption>
            <thead>
              <tr>
                <th scope="col">Review</th>
                <th scope="col">{key === "overall" ? "Mean of its scores" : "Score"}</th>
              </tr>
            </thead>
            <tbody>
              {gave.map(({ id, reviewer, submittedAt, level }) => (
                <tr key={id}>
                  <th scope="row">
                    <Person person={reviewer} />{" "}
                    <a className="quiet small" href={`/reviews/${id}`}>
                      <Time at={submittedAt} />
                    </a>
                  </th>
                  <td>{inDigits(level, key === "overall" ? 2 : 0)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      ) : null}
    </>
  );
}
