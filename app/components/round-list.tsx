import { Time } from "./time";

interface RoundListProps {
  rounds: { round: number; revision: number; openedAt: string; asked: number; answered: number }[];
  solutionId: string;
}

/** The rounds of a solution so far, the latest first. */
export function RoundList({ rounds, solutionId }: RoundListProps) {
  return (
    <section className="round-list">
      <h2>Rounds so far</h2>
      <ul className="plain">
        {rounds.map(({ round, revision, openedAt, asked, answered }) => (
          <li key={round}>
            <b>Round {round}</b>, on{" "}
            <a href={`/solutions/${solutionId}/revisions/${revision}`}>v{revision}</a>, <Time at={openedAt} />
            {asked > 0 ? (
              <span className="quiet">
                {" "}
                · {answered} of {asked} looked again
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
