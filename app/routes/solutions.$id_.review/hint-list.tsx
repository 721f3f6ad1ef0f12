import { fieldId } from "~/components/form";
import type { Hint } from "~/domain/reviews/checks/check";

/** What the reviewer may want to look at again. A script keeps it up to date. */
export function HintList({ hints }: { hints: Hint[] }) {
  return (
    <div id="hints">
      <section className="hints" aria-labelledby="hints-title" hidden={hints.length === 0}>
        <h2 id="hints-title">Before you submit</h2>
        <ul data-hints="" aria-live="polite">
          {hints.map(({ key, field, sentence }) => (
            <li key={key} data-hint={key}>
              <a href={`#${fieldId(field)}`}>{sentence}</a>
              <button type="submit" name="dismiss" value={key} formNoValidate className="link small">
                Dismiss<span className="hidden"> this hint</span>
              </button>
            </li>
          ))}
        </ul>
        <p className="quiet small">
          These are suggestions. Only a name that should stay hidden, or copied text, stops a review, and only
          once. <a href="/guide/reviewing">What is looked at</a>
        </p>
      </section>
    </div>
  );
}
