import type { PracticedExample } from "~/domain/learning/example";
import { CALIBRATED_WITHIN } from "~/domain/reputation/rules";

/** The examples to practise on, and how the reader did on those that they have scored. */
export function PracticeList({ examples }: { examples: PracticedExample[] }) {
  return (
    <ol className="practice-list">
      {examples.map(({ slug, title, readingMinutes, distance }) => (
        <li key={slug}>
          <a href={`/guide/reviewing/practice/${slug}`}>{title}</a>
          <span className="quiet small">
            {distance === null ? (
              `${readingMinutes} min read`
            ) : (
              <>
                {`${distance.toFixed(1)} levels from the reference`}
                {distance <= CALIBRATED_WITHIN ? <span className="badge">calibrated</span> : null}
              </>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
