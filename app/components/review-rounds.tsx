import type { ReviewView } from "~/domain/reading/review-view";
import type { ReviewRoundView } from "~/domain/rounds/round";
import { DIMENSION_KEYS, type DimensionKey, dimension } from "~/domain/rubric/rubric";
import { Time } from "./time";

/** What the reviewer said in each later round, and that they are asked for another one. */
export function ReviewRounds({ review }: { review: ReviewView }) {
  const later = review.rounds.slice(1);
  return (
    <>
      {review.askedInRound ? (
        <p className="asked">
          The author has revised this and asks you to look again.{" "}
          <a className="btn primary" href={`/reviews/${review.id}/round`}>
            Look again, round {review.askedInRound}
          </a>
        </p>
      ) : null}
      {later.length > 0 ? (
        <section className="rounds" id={`rounds-${review.id}`} aria-label="Later rounds">
          {later.map((round, i) => (
            <Round key={round.round} round={round} before={review.rounds[i]} />
          ))}
          <EarlierReasons rounds={review.rounds} />
        </section>
      ) : null}
    </>
  );
}

interface Change {
  key: DimensionKey;
  from: string;
  to: string;
}

function Round({ round, before }: { round: ReviewRoundView; before: ReviewRoundView | undefined }) {
  const changes = changesOf(round, before);
  return (
    <>
      <h4>
        Round {round.round}, on v{round.revision}{" "}
        <span className="quiet small">
          <Time at={round.submittedAt} />
        </span>
      </h4>
      {changes.length > 0 ? (
        <ul className="level-changes">
          {changes.map(({ key, from, to }) => (
            <li key={key} className={key}>
              <b>{dimension(key).label}</b>{" "}
              <span className="num">
                {from} <span aria-hidden="true">→</span>
                <span className="hidden">, now</span> {to}
              </span>
            </li>
          ))}
        </ul>
      ) : Object.keys(round.scores).length > 0 ? (
        <p className="small quiet">Every level stayed as it was.</p>
      ) : null}
      {round.noteHtml ? <div className="text" dangerouslySetInnerHTML={{ __html: round.noteHtml }} /> : null}
      <KeptReasons round={round} changed={changes.map(({ key }) => key)} />
    </>
  );
}

/** Words about a level that stayed; those about one that changed stand with the level. */
function KeptReasons({ round, changed }: { round: ReviewRoundView; changed: DimensionKey[] }) {
  const keys = DIMENSION_KEYS.filter((key) => round.reasons[key] && !changed.includes(key));
  return keys.map((key) => <Reason key={key} dimensionKey={key} html={round.reasons[key] ?? ""} />);
}

/** What was said for levels that are others now. */
function EarlierReasons({ rounds }: { rounds: ReviewRoundView[] }) {
  const earlier = rounds.flatMap((round, i) =>
    DIMENSION_KEYS.filter((key) => {
      const said = i === 0 || changesOf(round, rounds[i - 1]).some((change) => change.key === key);
      const changedLater = rounds
        .slice(i + 1)
        .some((later, j) => changesOf(later, rounds[i + j]).some((change) => change.key === key));
      return said && changedLater && round.reasons[key];
    }).map((key) => ({ round, key })),
  );
  if (earlier.length === 0) return null;
  return (
    <details>
      <summary>What was said of the levels before</summary>
      {earlier.map(({ round, key }) => (
        <Reason
          key={`${round.round} ${key}`}
          dimensionKey={key}
          html={round.reasons[key] ?? ""}
          level={`${levelName(round.scores[key])} in round ${round.round}`}
        />
      ))}
    </details>
  );
}

function Reason(props: { dimensionKey: DimensionKey; html: string; level?: string }) {
  const { dimensionKey, html, level } = props;
  return (
    <div className={`round-reason ${dimensionKey}`}>
      <b className="small">
        {dimension(dimensionKey).label}
        {level ? `, ${level}` : ""}
      </b>
      <div className="text" dangerouslySetInnerHTML={{ __html: html }} />
    </div>
  );
}

function changesOf(round: ReviewRoundView, before: ReviewRoundView | undefined): Change[] {
  return DIMENSION_KEYS.flatMap((key) => {
    const [from, to] = [before?.scores[key], round.scores[key]];
    if (from === undefined || to === undefined || from === to) return [];
    return [{ key, from: levelName(from), to: levelName(to) }];
  });
}

function levelName(level: number | null | undefined): string {
  return level == null ? "can’t tell" : String(level);
}
