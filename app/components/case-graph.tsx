import { DRAWN_MAX, drawTies, GRAPH_SIZE, type Tie } from "~/domain/moderation/case-graph";

/** Who reviewed and rated whom in a case, drawn; the table below it says the same. */
export function CaseGraph({ members, ties }: { members: number; ties: Tie[] }) {
  const { dots, arrows } = drawTies(members, ties);
  return (
    <figure className="case-graph">
      <svg viewBox={`0 0 ${GRAPH_SIZE} ${GRAPH_SIZE}`} role="img" aria-labelledby="case-graph-title">
        <title id="case-graph-title">Who reviewed and rated whom; the table below has the numbers</title>
        <defs>
          {(["reviews", "ratings"] as const).map((kind) => (
            <marker
              key={kind}
              id={`tip-${kind}`}
              className={`tip ${kind}`}
              viewBox="0 0 8 8"
              refX="6"
              refY="4"
              markerWidth="9"
              markerHeight="9"
              markerUnits="userSpaceOnUse"
              orient="auto"
            >
              <path d="M0 0L8 4L0 8z" />
            </marker>
          ))}
        </defs>
        {arrows.map(({ kind, path, width }) => (
          <path
            key={path}
            className={`arrow ${kind}`}
            d={path}
            strokeWidth={width}
            markerEnd={`url(#tip-${kind})`}
          />
        ))}
        {dots.map(({ number, x, y }) => (
          <g key={number} className="dot">
            <circle cx={x} cy={y} r="13" />
            <text x={x} y={y} textAnchor="middle" dominantBaseline="central">
              {number}
            </text>
          </g>
        ))}
      </svg>
      <figcaption className="small quiet">
        Numbers are the members listed below. Full arrows are reviews, dashed ones ratings; wider ones are
        more. All between these members are counted, of whatever time.
        {members > DRAWN_MAX ? ` Only the first ${DRAWN_MAX} are drawn.` : null}
      </figcaption>
    </figure>
  );
}

/** The same as a table. */
export function TieTable({ ties, nameOf }: { ties: Tie[]; nameOf: (number: number) => string }) {
  return (
    // Nothing in it can be focused, so the box itself has to be, for who scrolls by keyboard.
    <section className="scroll" tabIndex={0} aria-label="Who reviewed and rated whom, as a table">
      <table className="ledger ties">
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">To</th>
            <th scope="col" className="points">
              Reviews
            </th>
            <th scope="col" className="points">
              Mean level
            </th>
            <th scope="col" className="points">
              Ratings
            </th>
            <th scope="col" className="points">
              Helpful
            </th>
          </tr>
        </thead>
        <tbody>
          {ties.map(({ from, to, reviews, level, ratings, helpful }) => (
            <tr key={`${from} ${to}`}>
              <td>{nameOf(from)}</td>
              <td>{nameOf(to)}</td>
              <td className="points num">{reviews}</td>
              <td className="points num">{level === null ? "–" : level.toFixed(2)}</td>
              <td className="points num">{ratings}</td>
              <td className="points num">{helpful}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
