import { comparePath, type View } from "./address";

interface Revision {
  revision: number;
  publishedAt: string;
}

interface ChooserProps {
  id: string;
  revisions: Revision[];
  pair: { from: Revision; to: Revision };
  view: View;
}

const VIEWS: Record<View, string> = { prose: "As text", source: "As Markdown" };

/** Which two revisions, and how to show what changed. */
export function Chooser({ id, revisions, pair, view }: ChooserProps) {
  const { from, to } = pair;
  return (
    <div className="filters chooser">
      {Object.entries(VIEWS).map(([key, label]) => (
        <a
          key={key}
          href={comparePath(id, { from: from.revision, to: to.revision, view: key as View })}
          aria-current={key === view ? "page" : undefined}
        >
          {label}
        </a>
      ))}
      <form action={`/solutions/${id}/compare`} data-submit-on-change="">
        {view === "prose" ? null : <input type="hidden" name="view" value={view} />}
        <Choice name="from" label="From" revisions={revisions} chosen={from} other={to} />
        <Choice name="to" label="To" revisions={revisions} chosen={to} other={from} />
        <button type="submit">Compare</button>
      </form>
    </div>
  );
}

interface ChoiceProps {
  name: "from" | "to";
  label: string;
  revisions: Revision[];
  chosen: Revision;
  other: Revision;
}

function Choice({ name, label, revisions, chosen, other }: ChoiceProps) {
  const offered = revisions.some(({ revision }) => revision === chosen.revision)
    ? revisions
    : [...revisions, chosen];
  return (
    <select name={name} aria-label={`${label} revision`} defaultValue={chosen.revision}>
      {offered.map(({ revision }) => (
        <option key={revision} value={revision} disabled={revision === other.revision}>
          {label} revision {revision}
        </option>
      ))}
    </select>
  );
}
