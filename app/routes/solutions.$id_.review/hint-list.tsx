import { fieldId } from "~/components/form";
import { countOf, type Hint, wordsOf } from "~/domain/reviews/checks/check";

/** What the reviewer may want to look at again. A script keeps it up to date. */
export function HintList({ hints }: { hints: Hint[] }) {
  return (
    <div id="hints">
      <section className="hints" aria-labelledby="hints-title" hidden={hints.length === 0}>
        <h2 id="hints-title">Before you submit</h2>
        <ul data-hints="" aria-live="polite">
          {hints.map((hint) => (
            <li key={hint.key} data-hint={hint.key}>
              <span>
                {wordsOf(hint).map(({ text, field }) =>
                  field ? (
                    <a key={text} href={`#${fieldId(field)}`}>
                      {text}
                    </a>
                  ) : (
                    text
                  ),
                )}
              </span>
              <button type="submit" name="dismiss" value={hint.key} formNoValidate className="link small">
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

/** How many hints there are, where the list of them may be out of sight. */
export function HintCount({ hints }: { hints: Hint[] }) {
  return (
    <a className="small" href="#hints" data-hint-count="" hidden={hints.length === 0}>
      {countOf(hints.length)}
    </a>
  );
}
