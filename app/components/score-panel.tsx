import { RUBRIC } from "~/domain/rubric/rubric";
import { lacksForRank, REVIEWS_TO_RANK } from "~/domain/solutions/rank";
import {
  type Clarity,
  DISAGREEMENT,
  disagree,
  type Score,
  type Scores,
  scoresPath,
} from "~/domain/solutions/scores";
import { Time } from "./time";

interface ScorePanelProps {
  solutionId: string;
  scores: Scores;
  clarity: Clarity;
  reviewCount: number;
  /** The form for another review; null where the viewer cannot write one. */
  reviewPath: string | null;
}

/** Five bars with value and interval, and what they come from. Whiskers show once there are two reviews. */
export function ScorePanel({ solutionId, scores, clarity, reviewCount, reviewPath }: ScorePanelProps) {
  if (reviewCount === 0) {
    return (
      <div className="panel empty">
        <p>Not rated yet. The first review gives five bars their first values.</p>
      </div>
    );
  }
  const lacks = scores.overall && lacksForRank(scores.overall);
  return (
    <section className="panel" aria-label="Scores">
      <dl className="bars">
        {RUBRIC.map(({ key, label }) => (
          <div className={`bar ${key}`} key={key}>
            <dt>{label}</dt>
            <dd>
              <ScoreTrack score={scores.dimensions[key]} />
              <ScoreValue score={scores.dimensions[key]} path={`${scoresPath(solutionId)}#${key}`} />
            </dd>
            {disagree(scores.dimensions[key]) ? (
              <dd className="clarity small quiet">Reviewers disagree</dd>
            ) : null}
            {key === "communication" && clarity.marked > 0 ? <ClarityRate {...clarity} /> : null}
          </div>
        ))}
      </dl>
      <p className="small quiet">
        <Overall score={scores.overall} path={`${scoresPath(solutionId)}#overall`} /> From {reviewCount}{" "}
        {reviewCount === 1 ? "review" : "reviews"}.{" "}
        {lacks
          ? `Not ranked yet: ${lacks}.`
          : "Whiskers show how far a score may be off; the list takes a part of that off first."}{" "}
        <a href={scoresPath(solutionId)}>Why these scores</a>
      </p>
      <Disagreement scores={scores} reviewPath={reviewPath} />
    </section>
  );
}

/** Where reviewers disagree, another review would settle more than usual. */
function Disagreement({ scores, reviewPath }: Pick<ScorePanelProps, "scores" | "reviewPath">) {
  const apart = RUBRIC.filter(({ key }) => disagree(scores.dimensions[key]));
  if (apart.length === 0 && !disagree(scores.overall)) return null;
  const about = apart.map(({ label }) => label.toLowerCase()).join(", ");
  return (
    <p className="small">
      <a href="/guide/scores#disagreement">Reviewers disagree</a>
      {about ? ` on ${about}` : ""}: their scores lie {DISAGREEMENT} levels or more apart. Another review
      would settle more than usual.{reviewPath ? " " : null}
      {reviewPath ? <a href={reviewPath}>Review it</a> : null}
    </p>
  );
}

/** The author does not see scores before they have responded to the reviews that gave them. */
export function HeldScores({ held, until }: { held: number; until: string }) {
  return (
    <div className="panel empty">
      <p>
        Read <a href="#reviews">the comments</a> first. The scores open to you with the first thing you do
        below {held === 1 ? "the new review" : `each of the ${held} new reviews`}: mark what it says back,
        answer a point or a question, reply, or rate it. If you do nothing they open <Time at={until} />, 48
        hours after the review came.
      </p>
    </div>
  );
}

/** How many reviewers said back what the author meant. */
function ClarityRate({ matches, marked }: Clarity) {
  return (
    <dd className="clarity small quiet num">
      Said back as meant:{" "}
      <a href="#reviews">
        {matches} of {marked}
      </a>
      , <a href="/guide/scores#clarity">what that is</a>
    </dd>
  );
}

interface ScoreValueProps {
  score: Score | null;
  /** Where it is explained. */
  path: string;
}

function Overall({ score, path }: ScoreValueProps) {
  if (!score) return null;
  const half = ((score.upper - score.lower) / 2).toFixed(1);
  return (
    <>
      Overall{" "}
      <a href={path}>
        <b className="num">
          {score.mean.toFixed(1)} ± {half}
        </b>
      </a>
      .
    </>
  );
}

function ScoreTrack({ score }: { score: Score | null }) {
  return (
    <svg className="track" viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true">
      <rect className="rail" x="0" y="3" width="100" height="8" />
      {score ? <rect className="value" x="0" y="3" width={position(score.mean)} height="8" /> : null}
      {score && score.scored >= REVIEWS_TO_RANK ? (
        <path
          className="whisker"
          d={`M${position(score.lower)} 0V14M${position(score.lower)} 7H${position(score.upper)}M${position(score.upper)} 0V14`}
        />
      ) : null}
    </svg>
  );
}

function ScoreValue({ score, path }: ScoreValueProps) {
  if (!score) return <span className="num quiet">can’t tell</span>;
  return (
    <a className="num" href={path}>
      {score.mean.toFixed(1)}
      <span className="hidden">
        {" "}
        of 5, 90 % interval {score.lower.toFixed(1)} to {score.upper.toFixed(1)}
      </span>
    </a>
  );
}

/** Where 1 to 5 lies on a track of 100. */
function position(value: number): string {
  return ((value - 1) * 25).toFixed(1);
}
