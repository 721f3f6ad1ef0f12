import { spotPath, spotTitle } from "~/domain/points/file-spot";
import { POINT_ANSWERS, POINT_KINDS, type PointView, passageLink } from "~/domain/points/point";
import { dimension } from "~/domain/rubric/rubric";

interface OpenPointProps {
  point: PointView;
  solutionId: string;
  latestRevision: number;
  chosen: string | undefined;
}

const CHOICES = { solved: "Solved", open: "Still open" };

/** A point that is not settled: what it said of which passage, what the author made of it, and how it stands now. */
export function OpenPoint({ point, solutionId, latestRevision, chosen }: OpenPointProps) {
  const about = point.dimension ? dimension(point.dimension).label : "The whole";
  return (
    <li>
      <fieldset className={`open-point ${point.dimension ?? ""}`}>
        <legend>
          Point {point.position} <span className={`badge ${point.kind}`}>{POINT_KINDS[point.kind]}</span>{" "}
          <span className="small quiet">{about}</span>
        </legend>
        {point.anchor.quote || point.file ? (
          <Passage point={point} solutionId={solutionId} latestRevision={latestRevision} />
        ) : null}
        <div className="text" dangerouslySetInnerHTML={{ __html: point.bodyHtml }} />
        <p className="small">
          {point.answer ? (
            <>
              <b>The author: {POINT_ANSWERS[point.answer].toLowerCase()}</b>
              {point.doneRevision ? ` in v${point.doneRevision}` : ""}
              {point.answerReason ? `. “${point.answerReason}”` : "."}
            </>
          ) : (
            <span className="quiet">The author has not answered this point.</span>
          )}
        </p>
        <div className="choices">
          {Object.entries(CHOICES).map(([value, label]) => (
            <label key={value}>
              <input
                type="radio"
                name={`point.${point.id}`}
                value={value}
                defaultChecked={chosen === value}
              />
              {label}
            </label>
          ))}
        </div>
      </fieldset>
    </li>
  );
}

function Passage({ point, solutionId, latestRevision }: Omit<OpenPointProps, "chosen">) {
  return (
    <>
      {point.anchor.quote ? <blockquote>{point.anchor.quote}</blockquote> : null}
      <p className="small quiet">
        {point.file ? (
          <Spot point={point} solutionId={solutionId} latestRevision={latestRevision} />
        ) : point.place ? (
          <a href={passageLink(point, `/solutions/${solutionId}`)}>Where it stands in v{latestRevision}</a>
        ) : (
          `Not found in revision ${latestRevision}.`
        )}
      </p>
    </>
  );
}

function Spot({ point, solutionId, latestRevision }: Omit<OpenPointProps, "chosen">) {
  const { file, fileNow, revision } = point;
  if (fileNow) return <a href={spotPath(solutionId, fileNow)}>{spotTitle(fileNow)}</a>;
  if (!file) return null;
  return (
    <>
      <a href={spotPath(solutionId, file, revision)}>
        {spotTitle(file)}, in revision {revision}
      </a>
      . Not found in revision {latestRevision}.
    </>
  );
}
