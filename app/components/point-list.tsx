import type { ReviewView } from "~/domain/reading/review-view";
import type { SentForm } from "./sent-form";

interface PointListProps {
  review: ReviewView;
  author: string;
  solutionId: string | null;
  latestRevision: number;
  sent?: SentForm;
}

/** The points of a review, each with its passage and what the author makes of it. */
export function PointList({ review }: PointListProps) {
  if (review.points.length === 0) return null;
  return (
    <ol className="points">
      {review.points.map((point) => (
        <li key={point.id} id={`point-${point.id}`} dangerouslySetInnerHTML={{ __html: point.bodyHtml }} />
      ))}
    </ol>
  );
}
