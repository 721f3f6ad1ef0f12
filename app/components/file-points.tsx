import { POINT_ANSWERS, POINT_KINDS } from "~/domain/points/point";
import type { FileSection, PointOnFile } from "~/domain/reading/file-section";
import { dimension } from "~/domain/rubric/rubric";
import { Person } from "./person";

interface FileSectionsProps {
  sections: FileSection[];
  /** "cell" or "line". */
  noun: string;
  /** Where a point on a part is begun; null for who may make none. */
  pointPath: ((part: number) => string) | null;
}

/** The page of a file, with what reviews say of a cell or a line below it. */
export function FileSections({ sections, noun, pointPath }: FileSectionsProps) {
  return sections.map(({ html, part, points }, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: The list is made once.
    <div key={i} data-part={part ?? undefined}>
      <div className="file-content" dangerouslySetInnerHTML={{ __html: html }} />
      {part !== null ? <FilePoints points={points} on={`${noun} ${part}`} /> : null}
      {part !== null && pointPath ? (
        <p className="small">
          <a className="quiet" href={pointPath(part)}>
            Point at {noun} {part}
          </a>
        </p>
      ) : null}
    </div>
  ));
}

/** Points of reviews on one thing in a file, each leading to its review. */
export function FilePoints({ points, on }: { points: PointOnFile[]; on: string }) {
  if (points.length === 0) return null;
  return (
    <section className="review-points" aria-label={`Points on ${on}`}>
      <ol>
        {points.map(({ id, reviewId, position, kind, dimension: key, reviewer, bodyHtml, answer }) => (
          <li key={id} id={`point-${id}`} value={position} className={key ?? undefined}>
            <p className="point-head">
              <span className={`badge is-${kind}`}>{POINT_KINDS[kind]}</span>
              {key ? <span className="point-dimension">{dimension(key).label}</span> : null}
              <Person person={reviewer} />
              <a className="quiet small" href={`/reviews/${reviewId}#point-${id}`}>
                in the review
              </a>
              {answer ? <span className={`badge is-${answer}`}>{POINT_ANSWERS[answer]}</span> : null}
            </p>
            <div className="text" dangerouslySetInnerHTML={{ __html: bodyHtml }} />
          </li>
        ))}
      </ol>
    </section>
  );
}
