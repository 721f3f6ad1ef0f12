import type { QuestionView, Verdict } from "./question";

/** What is stored of one of a review's questions; nulls where it asked less. */
interface StoredQuestion {
  id: string | null;
  questionHtml: string | null;
  answer: string | null;
  answerHtml: string | null;
  answerSeconds: number | null;
  answeredAt: string | null;
  verdict: Verdict | null;
  verdictNote: string | null;
}

/** The questions of a review in their order, from 1. */
export function viewQuestions(stored: StoredQuestion[]): QuestionView[] {
  return stored.flatMap((question, i) =>
    question.id === null
      ? []
      : [
          {
            ...question,
            id: question.id,
            position: i + 1,
            questionHtml: question.questionHtml ?? "",
            answer: question.answer ?? "",
            answerHtml: question.answerHtml ?? "",
            verdictNote: question.verdictNote ?? "",
          },
        ],
  );
}
