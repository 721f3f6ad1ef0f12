import type { ExplainedView } from "~/domain/reading/solution-scores-page.server";
import { Z_90 } from "~/domain/scoring/method";
import type { Score } from "~/domain/solutions/scores";
import { inDigits } from "./in-digits";

interface IntervalProps {
  score: Score;
  explained: ExplainedView;
  /** The dimension in words; null overall. */
  name: string | null;
}

/** Where a number's interval comes from. */
export function Interval({ score, explained: { variance, sd, terms }, name }: IntervalProps) {
  return (
    <details>
      <summary>
        Where between {inDigits(score.lower)} and {inDigits(score.upper)} comes from
      </summary>
      <ul className="notes num">
        {name === null ? (
          <li>
            All weights together are {inDigits(terms.weight)}, the site’s average included. 1 ÷ that is{" "}
            {inDigits(variance.overall, 4)}, the uncertainty that is left: the more weight, the less.
          </li>
        ) : (
          <li>
            The uncertainty of the <a href="#overall">overall</a> score is{" "}
            {`${inDigits(variance.overall, 4)},`} that of what {name} has of its own 1 ÷{" "}
            {inDigits(terms.weight)} = {inDigits(variance.own, 4)}. Together{" "}
            {inDigits(variance.overall + variance.own, 4)}.
          </li>
        )}
        <li>
          Its square root, {inDigits(sd, 3)}, is how far off the number typically is. {Z_90.toFixed(3)} times
          that to either side, {inDigits(Z_90 * sd)}, hold the true value nine times in ten, cut at 1 and 5.{" "}
          <a href="/guide/scores#uncertainty">How sure a number is</a>
        </li>
      </ul>
    </details>
  );
}
