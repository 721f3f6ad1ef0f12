import type { BriefHidden } from "~/domain/challenges/brief";

interface BriefNoteProps {
  hidden: BriefHidden;
  /** Whether the viewer reads the brief all the same. */
  reads: boolean;
  mine: boolean;
  /** Page of the solution or challenge, below which removal is asked for. */
  path: string;
}

/** Why a brief is not shown, or where to ask that it is not. */
export function BriefNote({ hidden, reads, mine, path }: BriefNoteProps) {
  if (!hidden) {
    if (!reads) return null;
    return (
      <p className="brief-note">
        <a href={`${path}/takedown`}>Is this brief yours? Ask for its removal</a>
      </p>
    );
  }
  return <p className="brief-note">{hidden === "unsure" ? unsure(mine) : takenDown({ reads, mine })}</p>;
}

function unsure(mine: boolean) {
  return mine
    ? "You are not sure that the brief may be shared, so only you see it."
    : "The author is not sure that the brief may be shared, so it is not shown.";
}

function takenDown({ reads, mine }: Pick<BriefNoteProps, "reads" | "mine">) {
  return (
    <>
      {reads
        ? `A moderator hid this brief. Only ${mine ? "you and moderators see" : "its author and moderators see"} it. `
        : "A moderator hid this brief after a request. "}
      <a href="/moderation/log">Why</a>
    </>
  );
}
