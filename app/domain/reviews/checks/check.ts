import type { Fields } from "../../parse";

/** What the live checks look at. */
export interface CheckInput {
  /** The fields of the review form. */
  fields: Fields;
  /** Who writes the review. */
  handle: string;
  /** Whether the author goes by a pseudonym. */
  blindAuthor: boolean;
  /** Address of the solution's repository, or empty. */
  repoUrl: string;
}

/** What the checks know beside the form. */
export type CheckContext = Omit<CheckInput, "fields">;

/** Something that a reviewer may want to look at again. */
export interface Hint {
  /** What is dismissed with it. */
  key: string;
  /** The field that it is about. */
  field: string;
  sentence: string;
}

/** A check of a review while it is written: deterministic, and only identity and copies ever stop anybody. */
export interface Check {
  key: string;
  title: string;
  /** What it looks for, for the guide. */
  sentence: string;
  find(input: CheckInput): Hint[];
}
