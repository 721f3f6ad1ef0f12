import { WriteUp } from "~/components/write-up";
import type { Heading, SkimPart } from "~/domain/markdown/markdown";

/** Between the whole text and what a busy reader looks for in it. */
export function Views({ path, isSkim }: { path: string; isSkim: boolean }) {
  return (
    <nav className="views" aria-label="How much to read">
      <a href={path} aria-current={isSkim ? undefined : "page"}>
        Full text
      </a>
      <a href={`${path}?view=skim`} aria-current={isSkim ? "page" : undefined}>
        Skim in five minutes
      </a>
    </nav>
  );
}

/** A part as the outline names it. */
export function skimHeading({ heading }: SkimPart): Heading {
  return { depth: 2, id: skimId(heading), text: heading };
}

function skimId(heading: string): string {
  return `skim-${heading.toLowerCase().replace(/[^a-z]+/g, "-")}`;
}

/** The parts of a skim view; those that the text does not state say so. */
export function Skim({ parts }: { parts: SkimPart[] }) {
  return (
    <div className="skim">
      {parts.map(({ heading, html }) => (
        <section key={heading} aria-labelledby={skimId(heading)}>
          <h2 id={skimId(heading)}>{heading}</h2>
          {html ? <WriteUp html={html} /> : <p className="quiet">Not stated.</p>}
        </section>
      ))}
    </div>
  );
}
