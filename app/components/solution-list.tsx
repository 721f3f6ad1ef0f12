import { type DimensionKey, dimension as inRubric, RUBRIC } from "~/domain/rubric/rubric";
import type { SolutionRow as Row } from "~/domain/solutions/solution-row";
import { SolutionRow } from "./solution-row";

interface SolutionListProps {
  rows: Row[];
  /** The first so many have a rank; null where the list is in another order. */
  ranked: number | null;
  /** Whose scores are shown; null for those overall. */
  dimension?: DimensionKey | null;
}

/** A page of a list. What has too few reviews to be ranked stands below, under a heading of its own. */
export function SolutionList({ rows, ranked, dimension = null }: SolutionListProps) {
  const unranked = rows.slice(ranked ?? rows.length);
  return (
    <>
      {rows.some(({ scores }) => scores.overall) ? <Legend dimension={dimension} /> : null}
      {rows.slice(0, ranked ?? rows.length).map((solution) => (
        <SolutionRow key={solution.id} {...solution} dimension={dimension} />
      ))}
      {unranked.length > 0 ? (
        <section className="section">
          <h2>Not ranked yet</h2>
          {unranked.map((solution) => (
            <SolutionRow key={solution.id} {...solution} dimension={dimension} />
          ))}
        </section>
      ) : null}
    </>
  );
}

/** What the numbers and bars of each row say. */
function Legend({ dimension }: { dimension: DimensionKey | null }) {
  const of = dimension ? ` for ${inRubric(dimension).label.toLowerCase()}` : "";
  return (
    <p className="legend">
      Below the bars stand the score{of} from 1 to 5, behind ± how far it may be off, and the number of
      reviews. The bars, from left: {RUBRIC.map(({ short }) => short.toLowerCase()).join(", ")}.{" "}
      <a href="/guide/scores">More</a>
    </p>
  );
}
