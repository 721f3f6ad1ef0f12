import type { DimensionKey } from "../rubric/rubric";
import type { FileSpot } from "./file-spot";

/** What a point asks of the author. */
export const POINT_KINDS = { "must-fix": "Must fix", consider: "Consider", praise: "Keep" } as const;
export type PointKind = keyof typeof POINT_KINDS;

/** What a point was written as: one of its own, the step of a dimension, or the one thing to change. */
export type PointOrigin = "point" | "step" | "change";

/** What an author can make of a point. */
export const POINT_ANSWERS = {
  accepted: "Accepted",
  declined: "Declined",
  asked: "Asked about",
  done: "Done",
} as const;
export type PointAnswer = keyof typeof POINT_ANSWERS;

/** What came of a point that its author says is done: whether the reviewer was paid for it, or why not. */
export const ADOPTIONS = {
  adopted: "The text changed, so the reviewer earned points for it.",
  "over-limit": "The text changed. It paid nothing more: a limit of the points was reached.",
  "text-same": "It does not count as adopted: the text is the same in both revisions.",
  "passage-same": "It does not count as adopted: neither the passage nor its section changed.",
  praise: "It asked for no change, so nothing was adopted.",
} as const;
export type Adoption = keyof typeof ADOPTIONS;

/** Whether the text did change as a point asked. */
export function isAdopted(adoption: Adoption | null): boolean {
  return adoption === "adopted" || adoption === "over-limit";
}

/** Points that one review can make with passages of their own. */
export const POINTS_MAX = 20;
export const POINT_BODY_MAX = 1500;
export const POINT_QUOTE_MAX = 600;
export const POINT_REASON_MAX = 600;

/** Where in a write-up a point belongs: the selectors of the W3C Web Annotation model, as far as they are known. */
export interface Anchor {
  /** The passage; empty where the point is about the whole. */
  quote: string;
  /** Up to 32 characters before and behind it. */
  prefix: string;
  suffix: string;
  /** Where it begins in the text of the revision, see `anchoring`; null where that is not known. */
  start: number | null;
  /** Id of the heading it stands below; empty for none. */
  section: string;
  /** A second of the walkthrough; null for none. */
  moment: number | null;
}

export const NO_ANCHOR: Anchor = {
  quote: "",
  prefix: "",
  suffix: "",
  start: null,
  section: "",
  moment: null,
};

/** An attached file, and in it the number of a cell or a line, from 1; null for the whole file. */
export interface FileAnchor {
  id: string;
  part: number | null;
}

/** One thing that a review says. */
export interface PointInput {
  kind: PointKind;
  /** Null where it is about the whole. */
  dimension: DimensionKey | null;
  body: string;
  anchor: Anchor;
  /** The file that the anchor's quote is from; null where it is about the write-up. */
  file: FileAnchor | null;
}

/** Where a passage stands in the revision that is shown. */
export interface Place {
  start: number;
  end: number;
  section: string;
}

/** A point as it is shown below its review and in the margin. */
export interface PointView {
  id: string;
  /** Its number within the review, from 1. */
  position: number;
  origin: PointOrigin;
  kind: PointKind;
  dimension: DimensionKey | null;
  bodyHtml: string;
  anchor: Anchor;
  /** The revision that it was made on. */
  revision: number;
  /** Where its passage stands in the latest revision; null where it was not found there, or it has none. */
  place: Place | null;
  /** The spot in a file of its own revision that it is about; null where it is about the write-up. */
  file: FileSpot | null;
  /** Where that is in the latest revision; null where it was not found there. */
  fileNow: FileSpot | null;
  answer: PointAnswer | null;
  answerReason: string;
  /** The revision in which it was done. */
  doneRevision: number | null;
  /** Null unless it is done. */
  adoption: Adoption | null;
  answeredAt: string | null;
  /** When the reviewer looked again and called it solved. */
  settledAt: string | null;
}

/** Whether a point speaks of words, or of a spot in a file, that are not in the latest revision. */
export function isLost({
  anchor,
  place,
  file,
  fileNow,
}: Pick<PointView, "anchor" | "place" | "file" | "fileNow">): boolean {
  return file ? fileNow === null : anchor.quote !== "" && place === null;
}

/** How many of some points ask for something, and how many of those are answered and adopted. */
export function countAnswers(points: Pick<PointView, "kind" | "answer" | "adoption">[]) {
  const asking = points.filter(({ kind }) => kind !== "praise");
  return {
    asking: asking.length,
    answered: asking.filter(({ answer }) => answer !== null).length,
    adopted: asking.filter(({ adoption }) => isAdopted(adoption)).length,
  };
}

/** Words at either end of a long passage that a link names. */
const WORDS_NAMED = 6;

/** Leads to a passage on a page: to its section, and to its very words in browsers that know text fragments. */
export function passageLink({ anchor, place }: Pick<PointView, "anchor" | "place">, page: string): string {
  const words = anchor.quote.split(/\s+/).filter(Boolean);
  const [first, last] = [words.slice(0, WORDS_NAMED), words.slice(-WORDS_NAMED)];
  const ends = words.length > 2 * WORDS_NAMED ? [first.join(" "), last.join(" ")] : [words.join(" ")];
  const text = ends.map((part) => encodeURIComponent(part).replaceAll("-", "%2D")).join();
  return `${page}#${place?.section ?? anchor.section}${text && `:~:text=${text}`}`;
}
