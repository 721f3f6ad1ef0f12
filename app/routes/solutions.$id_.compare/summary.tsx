import { Time } from "~/components/time";

interface AboutProps {
  solution: { id: string };
  pair: {
    from: { revision: number; publishedAt: string };
    to: { revision: number; publishedAt: string };
    notes: { revision: number; changeNote: string; publishedAt: string }[];
    fields: { label: string; before: string; after: string }[];
  };
}

/** What the author says of the revisions in between, and what changed beside the text. */
export function About({ solution, pair: { from, notes, fields } }: AboutProps) {
  return (
    <>
      <ol className="change-notes">
        {notes.map(({ revision, changeNote, publishedAt }) => (
          <li key={revision}>
            <a href={`/solutions/${solution.id}/revisions/${revision}`}>v{revision}</a>,{" "}
            <Time at={publishedAt} />
            {changeNote ? <>: {changeNote}</> : null}
          </li>
        ))}
        <li className="quiet">
          <a href={`/solutions/${solution.id}/revisions/${from.revision}`}>v{from.revision}</a>,{" "}
          <Time at={from.publishedAt} />
        </li>
      </ol>
      {fields.length > 0 ? (
        <section className="changed-fields" aria-label="Changed beside the text">
          <dl>
            {fields.map(({ label, before, after }) => (
              <div key={label}>
                <dt>{label}</dt>
                <Value text={before} mark="removed" />
                <Value text={after} mark="added" />
              </div>
            ))}
          </dl>
        </section>
      ) : null}
    </>
  );
}

const LONG = 300;

function Value({ text, mark }: { text: string; mark: "removed" | "added" }) {
  const Element = mark === "removed" ? "del" : "ins";
  const marked = text ? <Element className={mark}>{text}</Element> : <span className="quiet">none</span>;
  return (
    <dd>
      <span className="hidden">{mark === "removed" ? "Before: " : "After: "}</span>
      {text.length > LONG ? (
        <details>
          <summary>{mark === "removed" ? "The former text" : "The new text"}</summary>
          {marked}
        </details>
      ) : (
        marked
      )}
    </dd>
  );
}
