import { PRIVILEGES, type PrivilegeKey, pointsFor } from "~/domain/reputation/privileges";

interface PrivilegeTableProps {
  isYoungSite: boolean;
  /** The reader's points and handle; null for a visitor. */
  reputation: number | null;
  handle: string | null;
}

/** What reputation opens, on a young site and later, and for a member whether it is open to them. */
export function PrivilegeTable({ isYoungSite, reputation, handle }: PrivilegeTableProps) {
  return (
    <section className="scroll cue" aria-label="What points open" tabIndex={0}>
      <table className="ledger">
        <thead>
          <tr>
            <th scope="col">What it opens</th>
            <th scope="col" className="points">
              Young site
            </th>
            <th scope="col" className="points">
              Later
            </th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(PRIVILEGES).map(([key, { young, later, what }]) => (
            <tr key={key} id={`privilege-${key}`}>
              <td>
                {what}
                {reputation === null ? null : (
                  <div className="quiet small">
                    <a href={`/u/${handle}/reputation`}>
                      {standing(reputation, pointsFor(key as PrivilegeKey, isYoungSite))}
                    </a>
                  </div>
                )}
              </td>
              <td className="points num">{young}</td>
              <td className="points num">{later}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function standing(reputation: number, needed: number): string {
  if (reputation >= needed) return "Open to you";
  return `You have ${reputation} of ${needed} points: it opens with ${needed - reputation} more`;
}
