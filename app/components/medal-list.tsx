import type { MedalKey } from "~/domain/reputation/medals";

interface MedalListProps {
  medals: {
    medal: MedalKey;
    label: string;
    works: { path: string; title: string; earnedAt: string; isBlind: boolean }[];
  }[];
}

/** A member's medals, each with the work that earned it; nothing while there is none. */
export function MedalList({ medals }: MedalListProps) {
  if (medals.length === 0) return null;
  return (
    <section className="section">
      <h2>Medals</h2>
      <div className="scroll">
        <table className="ledger">
          <thead>
            <tr>
              <th scope="col">Medal</th>
              <th scope="col">For</th>
            </tr>
          </thead>
          <tbody>
            {medals.map(({ medal, label, works }) => (
              <tr key={medal}>
                <th scope="row">
                  <a href={`/guide/reputation#medal-${medal}`}>{label}</a>{" "}
                  {works.length > 1 ? <span className="num quiet">× {works.length}</span> : null}
                </th>
                <td>
                  {works.map(({ path, title, isBlind }) => (
                    <div key={path}>
                      <a href={path}>{title}</a>
                      {isBlind ? (
                        <span className="small quiet"> under a pseudonym, so only you see it</span>
                      ) : null}
                    </div>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
