import type { DraftKind } from "~/domain/drafts/draft";
import { Time } from "./time";

interface DraftListProps {
  drafts: {
    kind: DraftKind;
    id: string;
    path: string;
    title: string;
    nextRevision: number;
    updatedAt: string;
    copies: number;
  }[];
}

/** Drafts with the way to go on with each. */
export function DraftList({ drafts }: DraftListProps) {
  return (
    <ul className="plain">
      {drafts.map((draft) => (
        <li key={draft.kind + draft.id}>
          <a href={draft.path}>{draft.title}</a>{" "}
          <span className="small quiet">
            {draft.kind === "solution"
              ? draft.nextRevision > 1
                ? `revision ${draft.nextRevision}`
                : "not published"
              : draft.kind}
            , saved <Time at={draft.updatedAt} />
          </span>
          {draft.copies > 0 ? (
            <a className="small" href={`/drafts/${draft.kind}/${draft.id}/copies`}>
              {" "}
              {draft.copies === 1 ? "1 other text" : `${draft.copies} other texts`} kept beside it
            </a>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
