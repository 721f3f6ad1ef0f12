import { countWords, readingMinutes } from "~/domain/markdown/markdown";
import { WRITE_UP_TEMPLATE } from "~/domain/writing/template";

/** The template's headings with what reviewers look for, ticked off as they get text. */
export function TemplateChecklist({ body }: { body: string }) {
  const words = countWords(body.replace(/^#{1,6}[ \t].*$/gm, ""));
  const written = filledHeadings(body);
  return (
    <aside className="side">
      <p className="num">
        {words.toLocaleString("en")} words, {readingMinutes(words)} min read
      </p>
      <ul>
        {WRITE_UP_TEMPLATE.map(({ heading, hint }) => (
          <li key={heading} className={written.has(heading.toLowerCase()) ? "done" : undefined}>
            <b>{heading}</b>
            {written.has(heading.toLowerCase()) ? <Written /> : null}
            <div className="quiet">{hint}</div>
          </li>
        ))}
      </ul>
    </aside>
  );
}

function Written() {
  return (
    <>
      <span aria-hidden="true"> ✓</span>
      <span className="hidden"> (written)</span>
    </>
  );
}

function filledHeadings(body: string): Set<string> {
  const parts = body.split(/^#{1,6}[ \t]+(.+?)[ \t#]*$/m);
  const filled = new Set<string>();
  for (let i = 1; i < parts.length; i += 2) {
    if ((parts[i + 1] ?? "").trim()) filled.add((parts[i] ?? "").toLowerCase());
  }
  return filled;
}
