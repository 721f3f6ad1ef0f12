import { type DifferingPart, differingParts } from "~/domain/drafts/differing-parts";
import { DRAFT_FIELDS, type DraftSubject, draftPath } from "~/domain/drafts/draft";
import { fieldLabel, isShown } from "./kept";
import { Time } from "./time";

/** What a form whose text is a draft says of itself to the script that saves it. */
export function draftAttributes(subject: DraftSubject, state: DraftState) {
  return {
    "data-draft": draftPath(subject),
    "data-draft-state": state === "saved" ? undefined : state,
  };
}

/** `unsaved`: the form came back with a text that the server does not keep. `conflict`: two texts, the writer decides. */
export type DraftState = "saved" | "unsaved" | "conflict";

/** The hidden fields of a form whose text is a draft. */
export function DraftFields({ version, state }: { version: number; state: DraftState }) {
  return (
    <>
      <input type="hidden" name={DRAFT_FIELDS.version} value={version} />
      <input type="hidden" name={DRAFT_FIELDS.origin} value="" />
      {state === "conflict" ? <input type="hidden" name={DRAFT_FIELDS.replaces} value="1" /> : null}
    </>
  );
}

/** Says when the text was saved; a script keeps it up to date. */
export function DraftStatus({ savedAt }: { savedAt: string | null }) {
  return (
    <div className="draft-status">
      <span className="quiet small num" data-draft-status="">
        {savedAt ? (
          <>
            Draft saved <Time at={savedAt} />
          </>
        ) : null}
      </span>
      <div className="notice problem" data-draft-problem="" role="alert" hidden />
    </div>
  );
}

type Texts = Record<string, string>;

/** Two texts of one draft, side by side, where they differ. */
export function DraftConflict({
  mine,
  theirs,
  path,
}: {
  mine: Texts;
  theirs: { fields: Texts; updatedAt: string };
  /** Where the other text is gone on with. */
  path: string;
}) {
  const names = [...new Set([...Object.keys(mine), ...Object.keys(theirs.fields)])].filter(
    (name) => isShown(name) && (mine[name] ?? "") !== (theirs.fields[name] ?? ""),
  );
  const fields = names.map((name) => ({
    name,
    parts: differingParts(mine[name] ?? "", theirs.fields[name] ?? ""),
  }));
  return (
    <section className="conflict" id="problems" role="alert" tabIndex={-1}>
      <h2>This draft was saved in another tab or on another device since you opened it</h2>
      <p>
        Neither text is lost. Yours stands in the form below, unchanged. Send it, and it takes the other one’s
        place, which is kept for 30 days. <a href={path}>Go on with the other text instead</a>: then yours is
        kept.
      </p>
      <div className="sides">
        <div>
          <h3>Your text</h3>
          {fields.map(({ name, parts: [mine] }) => (
            <DifferingText key={name} name={name} part={mine} />
          ))}
        </div>
        <div>
          <h3>
            The other text, saved <Time at={theirs.updatedAt} />
          </h3>
          {fields.map(({ name, parts: [, theirs] }) => (
            <DifferingText key={name} name={name} part={theirs} />
          ))}
        </div>
      </div>
    </section>
  );
}

function DifferingText({ name, part }: { name: string; part: DifferingPart }) {
  const { linesBefore, before, differing, after, linesAfter } = part;
  return (
    <section className="kept">
      <h4>{fieldLabel(name)}</h4>
      {linesBefore > 0 ? <p className="quiet small">{linesBefore} lines above are alike.</p> : null}
      <pre tabIndex={0}>
        {before}
        {differing ? <mark>{differing}</mark> : null}
        {after}
      </pre>
      {linesAfter > 0 ? <p className="quiet small">{linesAfter} lines below are alike.</p> : null}
    </section>
  );
}
