import type { MetaFunction } from "@remix-run/node";
import { GuideNav } from "~/components/guide-nav";
import {
  ANSWERS_CAP,
  DAILY_CAP,
  ENDORSEMENT_CAP,
  PAIR_CAP,
  PAIR_WINDOW,
  PROVEN_AGE,
  PROVEN_REVIEWS,
  REPUTATION_RULES,
  RULES_VERSION,
  YOUNG_SITE_REVIEWS,
} from "~/domain/reputation/rules";
import { DAY } from "~/domain/time";

export const meta: MetaFunction = () => [
  { title: "How points work · Rationale" },
  { name: "description", content: "Every rule that earns reputation, with its points and its caps." },
  { tagName: "link", rel: "canonical", href: "/guide/reputation" },
];

export default function ReputationGuideRoute() {
  return (
    <div className="wrap narrow page">
      <GuideNav current="/guide/reputation" />
      <h1>How points work</h1>
      <p className="lede">
        Points come from feedback that helped somebody. They are rows in a ledger that is only added to;
        everybody’s is public. This is version {RULES_VERSION} of the rules.
      </p>
      <section className="section">
        <h2>What earns points</h2>
        <div className="scroll">
          <table className="ledger">
            <thead>
              <tr>
                <th scope="col">Rule</th>
                <th scope="col" className="points">
                  Points
                </th>
              </tr>
            </thead>
            <tbody>
              {Object.entries(REPUTATION_RULES).map(([key, { label, points, explains }]) => (
                <tr key={key} id={key}>
                  <td>
                    <b>{label}</b>
                    <div className="quiet small">{explains}</div>
                  </td>
                  <td className="points num">{points > 0 ? `+${points}` : points}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      <section className="section" id="caps">
        <h2>What limits them</h2>
        <ul>
          <li>At most {DAILY_CAP} points a day (UTC).</li>
          <li>
            At most {PAIR_CAP} points from one person in {PAIR_WINDOW / DAY} days.
          </li>
          <li>
            When two people rate each other within {PAIR_WINDOW / DAY} days, the second rating pays half and
            later ones nothing.
          </li>
          <li>
            At most {ENDORSEMENT_CAP} points of endorsements a review, and {ANSWERS_CAP} points a week for
            answers.
          </li>
          <li>
            Ratings and endorsements show at once, but pay only from accounts that are {PROVEN_AGE / DAY} days
            old and have written {PROVEN_REVIEWS} reviews. Until the site has {YOUNG_SITE_REVIEWS} reviews,
            everybody’s pay.
          </li>
        </ul>
        <p>
          A row in the ledger that paid less than its rule names the limit. A changed rating takes back the
          old points as a row of its own and pays anew, so nothing is gained by changing it.
        </p>
      </section>
    </div>
  );
}
