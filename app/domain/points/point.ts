import type { DimensionKey } from "../rubric/rubric";

/** What a point asks of the author. */
export const POINT_KINDS = { "must-fix": "Must fix", consider: "Consider", praise: "Keep" } as const;
export type PointKind = keyof typeof POINT_KINDS;

/** What an author can make of a point. */
export const POINT_ANSWERS = {
  accepted: "Accepted",
  declined: "Declined",
  asked: "Asked about",
  done: "Done",
} as const;
export type PointAnswer = keyof typeof POINT_ANSWERS;

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

/** One thing that a review says. */
export interface PointInput {
  kind: PointKind;
  /** Null where it is about the whole. */
  dimension: DimensionKey | null;
  body: string;
  anchor: Anchor;
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
  kind: PointKind;
  dimension: DimensionKey | null;
  bodyHtml: string;
  anchor: Anchor;
  /** The revision that it was made on. */
  revision: number;
  /** Where its passage stands in the latest revision; null where it was not found there, or it has none. */
  place: Place | null;
  answer: PointAnswer | null;
  answerReason: string;
  /** The revision in which it was done. */
  doneRevision: number | null;
  answeredAt: string | null;
}
