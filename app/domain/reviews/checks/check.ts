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
  /** What is dismissed with it: a key, or several with commas between them. */
  key: string;
  /** The field that it is about, or the first of them. */
  field: string;
  /** Goes on behind the names of the dimensions where it is about some. */
  sentence: string;
  dimensions?: { label: string; field: string }[];
}

/** The words of a hint in their order; those with a field lead to it. */
export function wordsOf({ field, sentence, dimensions = [] }: Hint): { text: string; field?: string }[] {
  if (dimensions.length === 0) return [{ text: sentence, field }];
  const names = dimensions.flatMap((dimension, i) => {
    const name = { text: dimension.label, field: dimension.field };
    return i === 0 ? [name] : [{ text: i === dimensions.length - 1 ? " and " : ", " }, name];
  });
  return [...names, { text: `: ${sentence}` }];
}

/** How many hints there are, in words. */
export function countOf(hints: number): string {
  return hints === 1 ? "1 hint" : `${hints} hints`;
}

/** A check of a review while it is written: deterministic, and only identity and copies ever stop anybody. */
export interface Check {
  key: string;
  title: string;
  /** What it looks for, for the guide. */
  sentence: string;
  find(input: CheckInput): Hint[];
}
