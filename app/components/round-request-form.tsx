import type { Person as Somebody } from "~/domain/identity/person";
import { ErrorSummary, fieldId, Notice } from "./form";
import { Person } from "./person";
import { Time } from "./time";

interface Reviewer {
  reviewId: string;
  person: Somebody;
  revision: number;
  openPoints: number;
  requestedAt: string | null;
  answeredAt: string | null;
  canAsk: boolean;
}

interface RoundRequestFormProps {
  page: {
    solution: { id: string; latestRevision: number };
    round: number;
    /** The name that a new round shows for good; null where it shows none. */
    shows: string | null;
    refused: string | null;
    reviewers: Reviewer[];
    more: boolean;
  };
  /** Ids of the reviews that are ticked. */
  chosen: string[] | "all";
  errors?: Record<string, string>;
}

/** Who reviewed, what each last saw, and whom the author asks to look again. */
export function RoundRequestForm({ page, chosen, errors }: RoundRequestFormProps) {
  const { solution, round, shows, refused, reviewers, more } = page;
  if (reviewers.length === 0) return null;
  return (
    <form method="post" className="form" action="#problems">
      <ErrorSummary errors={errors} />
      <fieldset className="round-reviewers">
        <legend id={fieldId("reviewer")}>
          {refused ? "Who reviewed this" : `Ask for round ${round}, on revision ${solution.latestRevision}`}
        </legend>
        <ul className="plain">
          {reviewers.map((reviewer) => (
            <ReviewerRow key={reviewer.reviewId} reviewer={reviewer} chosen={chosen} />
          ))}
        </ul>
        {more ? <p className="small quiet">The oldest 200 reviews are listed.</p> : null}
      </fieldset>
      {refused ? null : (
        <>
          {shows ? (
            <Notice>
              The second round ends the first: asking shows your name, <b>{shows}</b>, on this post for good.
            </Notice>
          ) : null}
          <div className="submit">
            <input type="hidden" name="intent" value="request" />
            <button type="submit" className="primary">
              Ask those who are ticked
            </button>
            <button type="submit" name="all" value="1">
              Ask everyone who can be asked
            </button>
          </div>
        </>
      )}
    </form>
  );
}

function ReviewerRow({ reviewer, chosen }: { reviewer: Reviewer; chosen: string[] | "all" }) {
  const { reviewId, person, revision, openPoints, canAsk } = reviewer;
  const id = `reviewer-${reviewId}`;
  return (
    <li>
      {canAsk ? (
        <input
          type="checkbox"
          id={id}
          name={`reviewer.${reviewId}`}
          value="1"
          defaultChecked={chosen === "all" || chosen.includes(reviewId)}
        />
      ) : (
        <span />
      )}
      <span>
        {canAsk ? (
          <label htmlFor={id}>
            <span className="hidden">Ask </span>
            <b>{person.name}</b>
          </label>
        ) : (
          <Person person={person} strong />
        )}{" "}
        <span className="small quiet">
          <a href={`/reviews/${reviewId}`}>judged v{revision}</a>
          {openPoints > 0
            ? `, has not marked ${openPoints === 1 ? "1 point" : `${openPoints} points`} solved`
            : ", no open points"}
          <Standing reviewer={reviewer} />
        </span>
      </span>
    </li>
  );
}

function Standing({ reviewer: { requestedAt, answeredAt, canAsk } }: { reviewer: Reviewer }) {
  if (answeredAt)
    return (
      <>
        , looked again <Time at={answeredAt} />
      </>
    );
  if (requestedAt)
    return (
      <>
        , asked <Time at={requestedAt} />
      </>
    );
  return canAsk ? null : ", has seen the latest revision";
}
