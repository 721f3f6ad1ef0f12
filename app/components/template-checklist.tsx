import { countWords, readingMinutes } from "~/domain/markdown/markdown";
import { STATE_WORDS, templateProgress, withoutHeadings } from "~/domain/writing/outline";

/** The template's headings with what reviewers look for, ticked off as they get text. A script keeps it up to date. */
export function TemplateChecklist({ body }: { body: string }) {
  const words = countWords(withoutHeadings(body));
  return (
    <aside className="side checklist" data-checklist="">
      <p className="num" data-counts="">
        {words.toLocaleString("en")} words, {readingMinutes(words)} min read
      </p>
      <ol>
        {templateProgress(body).map(({ heading, hint, required, state }) => (
          <li key={heading} data-heading={heading} data-state={state}>
            <b data-heading-name="">{heading}</b>
            {required ? <span className="quiet"> wanted</span> : null}{" "}
            <span className="hidden" data-state-words="">
              {STATE_WORDS[state]}
            </span>
            <div className="quiet">{hint}</div>
          </li>
        ))}
      </ol>
    </aside>
  );
}
