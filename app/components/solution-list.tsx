import type { SolutionRow as Row } from "~/domain/solutions/solution-row";
import { SolutionRow } from "./solution-row";

interface SolutionListProps {
  rows: Row[];
  /** The first so many have a rank; null where the list is in another order. */
  ranked: number | null;
}

/** A page of a list. What has too few reviews to be ranked stands below, under a heading of its own. */
export function SolutionList({ rows, ranked }: SolutionListProps) {
  const unranked = rows.slice(ranked ?? rows.length);
  return (
    <>
      {rows.slice(0, ranked ?? rows.length).map((solution) => (
        <SolutionRow key={solution.id} {...solution} />
      ))}
      {unranked.length > 0 ? (
        <section className="section">
          <h2>Not ranked yet</h2>
          {unranked.map((solution) => (
            <SolutionRow key={solution.id} {...solution} />
          ))}
        </section>
      ) : null}
    </>
  );
}
