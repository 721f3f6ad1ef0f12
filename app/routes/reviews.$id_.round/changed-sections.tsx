interface ChangedSectionsProps {
  solutionId: string;
  judged: number;
  latestRevision: number;
  changes: { id: string; heading: string; state: string; words: { added: number; removed: number } }[] | null;
}

const STATES: Record<string, string> = { added: "new", removed: "gone", moved: "moved" };

/** What changed since the reviewer last looked, section by section. */
export function ChangedSections({ solutionId, judged, latestRevision, changes }: ChangedSectionsProps) {
  const compare = `/solutions/${solutionId}/compare?from=${judged}&to=${latestRevision}`;
  return (
    <section className="round-changes">
      <h2>What changed since v{judged}</h2>
      {changes === null ? (
        <p>The two revisions could not be compared just now.</p>
      ) : changes.length === 0 ? (
        <p>No section of the text changed.</p>
      ) : (
        <ul>
          {changes.map(({ id, heading, state, words }) => (
            <li key={id}>
              <a href={`${compare}#${id}`}>{heading || "Before the first heading"}</a>
              {STATES[state] ? <span className="badge">{STATES[state]}</span> : null}
              <span className="small quiet num">
                +{words.added.toLocaleString("en")} −{words.removed.toLocaleString("en")} words
              </span>
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href={compare}>Compare the two revisions</a>
      </p>
    </section>
  );
}
