import { spotPath, spotTitle } from "~/domain/points/file-spot";
import { countAnswers, isLost, POINT_KINDS, type PointView, passageLink } from "~/domain/points/point";
import type { ReviewView } from "~/domain/reading/review-view";
import { dimension } from "~/domain/rubric/rubric";
import { clockLabel } from "~/domain/walkthroughs/clock";
import { PointAnswer, PointAnswerForm } from "./point-answer";
import type { SentForm } from "./sent-form";
import { PointThread } from "./thread";

interface PointListProps {
  review: ReviewView;
  author: string;
  /** Null where it cannot be read any more. */
  solutionId: string | null;
  latestRevision: number;
  /** Whether the write-up stands on the same page. */
  inPage?: boolean;
  sent?: SentForm;
}

/** The points of a review, each with its passage and what the author makes of it; those that lost their passage last. */
export function PointList(props: PointListProps) {
  const { review, latestRevision } = props;
  if (review.points.length === 0) return null;
  const lost = review.points.filter(isLost);
  const rewritten = lost.filter(isOver);
  const { asking, answered, adopted } = countAnswers(review.points);
  return (
    <section className="review-points" aria-label="Points">
      <header>
        <h3>{review.points.length === 1 ? "1 point" : `${review.points.length} points`}</h3>
        {asking > 0 ? (
          <p className="quiet small num">
            {answered} of {asking} answered{adopted > 0 ? `, ${adopted} adopted` : ""}
          </p>
        ) : null}
      </header>
      <ol>
        {review.points.map((point) =>
          isLost(point) ? null : <Point key={point.id} point={point} {...props} />,
        )}
      </ol>
      {lost.length > rewritten.length ? (
        <>
          <h4>Not found in revision {latestRevision}</h4>
          <ol>
            {lost.map((point) => (isOver(point) ? null : <Point key={point.id} point={point} {...props} />))}
          </ol>
        </>
      ) : null}
      {rewritten.length > 0 ? (
        <>
          <h4 className="quiet">
            {rewritten.length === 1 ? "Its passage was" : "Their passages were"} rewritten in revision{" "}
            {latestRevision}
          </h4>
          <ol>
            {rewritten.map((point) => (
              <Point key={point.id} point={point} {...props} />
            ))}
          </ol>
        </>
      ) : null}
    </section>
  );
}

/** Whether nothing is left to do about a point. */
function isOver({ answer, settledAt }: PointView): boolean {
  return answer === "done" || settledAt !== null;
}

type PointProps = PointListProps & { point: PointView };

function Point({ point, review, author, solutionId, latestRevision, inPage, sent }: PointProps) {
  const { kind, dimension: key, anchor, place } = point;
  return (
    <li
      id={`point-${point.id}`}
      value={point.position}
      className={key ?? undefined}
      {...placeAttributes(point)}
    >
      <p className="point-head">
        <span className={`badge is-${kind}`} data-point-kind="">
          {POINT_KINDS[kind]}
        </span>
        {point.settledAt ? (
          <span className="badge done" title="The reviewer looked again and called it solved">
            Solved
          </span>
        ) : null}
        <About point={point} />
        {place && solutionId ? (
          <a
            className="quiet small"
            data-show-passage=""
            href={passageLink(point, inPage ? "" : `/solutions/${solutionId}`)}
          >
            show the passage
          </a>
        ) : null}
        <Moment point={point} solutionId={solutionId} latestRevision={latestRevision} />
        <Spot point={point} solutionId={solutionId} />
        {isLost(point) && !point.file && solutionId && point.revision < latestRevision ? (
          <a
            className="quiet small"
            href={passageLink(point, `/solutions/${solutionId}/revisions/${point.revision}`)}
          >
            where it stood in revision {point.revision}
          </a>
        ) : null}
      </p>
      {anchor.quote ? <blockquote>{anchor.quote}</blockquote> : null}
      <div className="text" data-point-body="" dangerouslySetInnerHTML={{ __html: point.bodyHtml }} />
      <PointAnswer point={point} author={author} solutionId={solutionId} />
      {review.canAnswer && kind !== "praise" ? (
        <PointAnswerForm
          review={review}
          point={point}
          latestRevision={latestRevision}
          sent={sent?.values.point === point.id ? sent : undefined}
        />
      ) : null}
      <PointThread review={review} pointId={point.id} />
    </li>
  );
}

/** The dimension of a point; one with a place of its own is not about the whole. */
function About({ point: { dimension: key, anchor, file } }: Pick<PointProps, "point">) {
  if (!key && (anchor.quote || anchor.moment !== null || file)) return null;
  return <span className="point-dimension">{key ? dimension(key).label : "The whole"}</span>;
}

/** The cell, line or file that a point is about: where it is now, else where it was. */
function Spot({ point, solutionId }: Pick<PointProps, "point" | "solutionId">) {
  const { file, fileNow, revision } = point;
  if (!file) return null;
  const name = fileNow ? spotTitle(fileNow) : `${spotTitle(file)}, in revision ${revision}`;
  if (!solutionId) return <span className="quiet small">{name}</span>;
  const path = fileNow ? spotPath(solutionId, fileNow) : spotPath(solutionId, file, revision);
  return (
    <a className="quiet small" href={path}>
      {name}
    </a>
  );
}

function Moment({
  point,
  solutionId,
  latestRevision,
}: Pick<PointProps, "point" | "solutionId" | "latestRevision">) {
  const { moment } = point.anchor;
  if (moment === null || !solutionId) return null;
  const page = point.revision === latestRevision ? "" : `/revisions/${point.revision}`;
  return (
    <a className="quiet small num" href={`/solutions/${solutionId}${page}?t=${moment}#walkthrough`}>
      at {clockLabel(moment)}
    </a>
  );
}

/** What a script needs to find the passage on the page; nothing where it is not in the latest revision. */
function placeAttributes({ id, dimension, anchor, place }: PointView) {
  if (!place) return {};
  return {
    "data-point-id": id,
    "data-quote": anchor.quote,
    "data-prefix": anchor.prefix,
    "data-suffix": anchor.suffix,
    "data-start": place.start,
    "data-end": place.end,
    "data-section": place.section,
    "data-dimension": dimension ?? "",
  };
}
