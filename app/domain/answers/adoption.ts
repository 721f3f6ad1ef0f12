import type { WriteUpText } from "../anchoring/text-model";
import type { Adoption, PointKind } from "../points/point";

interface Passage {
  start: number;
  end: number;
  /** Id of the heading that it stands below; empty for none. */
  section: string;
}

export interface JudgedPoint {
  kind: PointKind;
  /** Its passage in the text that it was made on; null where it has none, or it was not found there. */
  passage: Passage | null;
}

export interface JudgedTexts {
  /** Whether the sources of the two revisions are alike but for white space. */
  same: boolean;
  before: WriteUpText;
  after: WriteUpText;
  /** Where the passage stands in the later text; null where it was not found there. */
  place: { start: number; end: number } | null;
}

/**
 * Whether an author who says that a point is done did change what it is about. A point without a passage is about the
 * whole; one with a passage asks for a change of its words or of the section around them. A passage that cannot be found
 * any more has changed. What a point may still pay is not looked at.
 */
export function judgeAdoption(
  { kind, passage }: JudgedPoint,
  { same, before, after, place }: JudgedTexts,
): Exclude<Adoption, "over-limit"> {
  if (kind === "praise") return "praise";
  if (same) return "text-same";
  if (!passage || !place) return "adopted";
  const words = before.text.slice(passage.start, passage.end);
  if (after.text.slice(place.start, place.end) !== words) return "adopted";
  const isSame = sectionText(before, passage.section) === sectionText(after, passage.section);
  return isSame ? "passage-same" : "adopted";
}

/** The words of a section, those before the first heading where it has no id; null where there is no such section. */
function sectionText({ text, sections }: WriteUpText, id: string): string | null {
  if (!id) return text.slice(0, sections[0]?.start).trim();
  const section = sections.find((one) => one.id === id);
  return section ? text.slice(section.start, section.end).trim() : null;
}
