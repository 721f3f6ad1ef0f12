/** What decides who reads a brief. */
export interface BriefState {
  authorId: string;
  /** What the author says of a brief of their own. */
  briefOrigin?: string | null;
  /** When a moderator hid it. */
  briefHiddenAt: string | null;
}

/** Why a brief is not shown to everybody; null where it is. */
export type BriefHidden = "taken-down" | "unsure" | null;

type Reader = { id: string; isModerator: boolean } | null;

/**
 * A brief's text, or another one that is made from it, as somebody reads it: empty where it is hidden from them. Its
 * author always reads it, moderators what was taken down.
 */
export function shownBrief(
  brief: BriefState,
  text: string,
  reader: Reader,
): { text: string; hidden: BriefHidden } {
  const hidden = whyHidden(brief, text);
  const reads =
    reader !== null &&
    (reader.id === brief.authorId || (reader.isModerator && brief.briefOrigin !== "unsure"));
  return { text: hidden && !reads ? "" : text, hidden };
}

function whyHidden({ briefOrigin, briefHiddenAt }: BriefState, text: string): BriefHidden {
  if (text === "") return null;
  if (briefHiddenAt) return "taken-down";
  return briefOrigin === "unsure" ? "unsure" : null;
}
