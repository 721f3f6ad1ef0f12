import type { Person } from "../identity/person";
import type { PointAnswer, PointKind } from "../points/point";
import type { DimensionKey } from "../rubric/rubric";

/** A point of a review, beside what it is about in a file. */
export interface PointOnFile {
  id: string;
  reviewId: string;
  /** Its number within the review. */
  position: number;
  reviewer: Person;
  kind: PointKind;
  dimension: DimensionKey | null;
  bodyHtml: string;
  answer: PointAnswer | null;
}

/** A piece of a file's page, and what is said about the cell or the line that it ends with. */
export interface FileSection {
  html: string;
  /** The number of that; null where nothing is said and nobody is asked. */
  part: number | null;
  points: PointOnFile[];
}

export interface PointsOnFile {
  /** Together the page of the file; none where it has no HTML. */
  sections: FileSection[];
  /** On the file as a whole. */
  about: PointOnFile[];
  /** Whether the viewer may make points on it now. */
  mayPoint: boolean;
}
