import type { ReviewView } from "~/domain/reading/review-view";
import type { SentForm } from "./sent-form";

interface PanelQuestionsProps {
  review: ReviewView;
  author: string;
  sent?: SentForm;
}

/** What the reviewer asks, what the author answers, and how the reviewer judges it. */
export function PanelQuestions({ review }: PanelQuestionsProps) {
  if (review.questions.length === 0) return null;
  return (
    <ol className="panel" id={`panel-${review.id}`}>
      {review.questions.map((question) => (
        <li key={question.id} dangerouslySetInnerHTML={{ __html: question.questionHtml }} />
      ))}
    </ol>
  );
}
