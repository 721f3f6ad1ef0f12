/** How the asker judges an answer. */
export const VERDICTS = {
  answered: "Answered",
  dodged: "Dodged",
  "new-issue": "Raises a new issue",
} as const;
export type Verdict = keyof typeof VERDICTS;

/** Questions that one reviewer can ask. */
export const QUESTIONS_MAX = 2;
export const ANSWER_MAX = 3000;
export const VERDICT_NOTE_MAX = 600;
/** The time that an answer against the clock has. */
export const ANSWER_SECONDS = 120;

/** A question of the panel with its answer, as it is shown. */
export interface QuestionView {
  id: string;
  /** 1 or 2. */
  position: number;
  questionHtml: string;
  answer: string;
  answerHtml: string;
  /** How long the clock ran; null where there was none. */
  answerSeconds: number | null;
  answeredAt: string | null;
  verdict: Verdict | null;
  verdictNote: string;
}
