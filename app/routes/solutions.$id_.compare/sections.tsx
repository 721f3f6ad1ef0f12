import type {
  ChangedBlock,
  ComparedSection,
  SameBlocks,
  SectionState,
  WordChanges,
} from "~/domain/comparing/comparison";
import type { View } from "./address";

/** Blocks as the loader sends them: the HTML of one view only. */
export type ShownBlock = Omit<SameBlocks, "source"> | Omit<ChangedBlock, "source">;
export type ShownSection = Omit<ComparedSection, "blocks"> & { blocks: ShownBlock[] };

const STATES: Record<SectionState, string> = {
  same: "unchanged",
  changed: "changed",
  added: "new",
  removed: "removed",
  moved: "moved",
};

/** Where to find changes. */
export function ChangedSections({ sections, words }: { sections: ShownSection[]; words: WordChanges }) {
  const changed = sections.filter(({ state }) => state !== "same");
  if (changed.length === 0) return <p className="lede">The text is the same in both.</p>;
  return (
    <nav className="changed-sections" aria-label="Changed sections">
      <p>
        <Words {...words} /> <span aria-hidden="true">words</span> in{" "}
        {changed.length === 1 ? "one section" : `${changed.length} of ${sections.length} sections`}
      </p>
      <ol>
        {changed.map(({ id, heading, state, words }) => (
          <li key={id}>
            <a href={`#${id}`}>{headingOf(heading)}</a>
            <span className="quiet">{STATES[state]}</span>
            <Words {...words} />
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Words({ added, removed }: WordChanges) {
  return (
    <span className="word-changes num">
      {added > 0 || removed === 0 ? (
        <span className="added">
          +{added.toLocaleString("en")}
          <span className="hidden"> words added</span>
        </span>
      ) : null}{" "}
      {removed > 0 ? (
        <span className="removed">
          −{removed.toLocaleString("en")}
          <span className="hidden"> words removed</span>
        </span>
      ) : null}
    </span>
  );
}

function headingOf(heading: string): string {
  return heading || "Before the first heading";
}

/** A section with what changed in it; what did not change is folded away. */
export function Section({ section, view }: { section: ShownSection; view: View }) {
  const { id, heading, formerHeading, newHeading, state, blocks } = section;
  if (state === "same") {
    return (
      <section className="compared same" id={id} aria-label={headingOf(heading)}>
        {blocks.map((block) => (
          <Same
            key={block.html}
            block={block as Omit<SameBlocks, "source">}
            view={view}
            title={headingOf(heading)}
          />
        ))}
      </section>
    );
  }
  return (
    <section className={`compared ${state}`} id={id} aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>
        <span className="title">{headingOf(heading)}</span>{" "}
        {state === "changed" ? null : <span className="badge">{STATES[state]}</span>}
        {newHeading && state !== "added" ? <span className="badge">new heading</span> : null}
      </h2>
      {formerHeading !== null ? (
        <p className="small quiet">
          Renamed. It was <del className="removed">{formerHeading}</del>
        </p>
      ) : null}
      {blocks.map((block) =>
        block.html === "" ? null : block.kind === "same" ? (
          <Same key={block.html} block={block} view={view} />
        ) : (
          <Changed key={block.html} block={block} view={view} isWhole={state === block.kind} />
        ),
      )}
    </section>
  );
}

function Same({ block, view, title }: { block: Omit<SameBlocks, "source">; view: View; title?: string }) {
  const { count, words, html } = block;
  const what = count === 1 ? "1 unchanged paragraph" : `${count} unchanged paragraphs`;
  const size = `${what}, ${words.toLocaleString("en")} ${words === 1 ? "word" : "words"}`;
  if (html === "")
    return (
      <p className="unchanged">
        {title} <span className="quiet small">unchanged</span>
      </p>
    );
  return (
    <details className="unchanged">
      <summary>
        {title ? <b>{title}</b> : null} {size}
      </summary>
      <Html html={html} view={view} />
    </details>
  );
}

const LABELS: Record<ChangedBlock["kind"], string> = {
  changed: "Changed",
  added: "Added",
  removed: "Removed",
};

interface ChangedProps {
  block: Omit<ChangedBlock, "source">;
  view: View;
  /** The section says already that all of it is new or gone. */
  isWhole: boolean;
}

function Changed({ block: { kind, html, markupOnly }, view, isWhole }: ChangedProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div className={`change ${kind}`} role="group" aria-label={LABELS[kind]}>
      {kind === "changed" || isWhole ? null : <p className="change-label">{LABELS[kind]}</p>}
      {markupOnly && view === "prose" ? (
        <p className="change-label">Only markup changed here. The Markdown shows how.</p>
      ) : null}
      <Html html={html} view={view} />
    </div>
  );
}

function Html({ html, view }: { html: string; view: View }) {
  if (view === "source") return <pre className="source" dangerouslySetInnerHTML={{ __html: html }} />;
  return <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />;
}
