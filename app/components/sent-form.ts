import type { DraftState } from "./draft-form";

/** What was sent and refused: typed values and what is wrong with them. */
export interface SentForm {
  intent: string;
  values: Record<string, string>;
  errors: Record<string, string>;
  /** Of a text with a draft: the version that it was made from or may replace. */
  draft?: { version: number; state: DraftState };
}

/** Tells the forms of several reviews on one page apart. */
export function scopeOf(review: { id: string }): string {
  return `review-${review.id}`;
}
