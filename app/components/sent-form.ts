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

/** The scope of the form that was sent: that of a point or a question where it is about one. */
export function scopeOfSent(review: { id: string }, { intent, values }: SentForm): string {
  if (intent === "answer-point") return pointScope({ id: values.point ?? "" });
  if (intent === "flag") return reportScope(review);
  if (intent === "edit-reply") return editScope(values.reply ?? "");
  return intent === "judge-answer" ? questionScope({ id: values.question ?? "" }) : scopeOf(review);
}

/** The scope of the form that reports a review. */
export function reportScope(review: { id: string }): string {
  return `report-${review.id}`;
}

export function pointScope({ id }: { id: string }): string {
  return `point-${id}`;
}

export function questionScope({ id }: { id: string }): string {
  return `question-${id}`;
}

/** The scope of the form in which a reply gets another text. */
export function editScope(replyId: string): string {
  return `edit-${replyId}`;
}
