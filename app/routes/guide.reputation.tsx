import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { GuideNav } from "~/components/guide-nav";
import { PrivilegeTable } from "~/components/privilege-table";
import { MEDALS } from "~/domain/reputation/medals";
import { ownPrivileges } from "~/domain/reputation/own-privileges.server";
import {
  ADOPTED_PER_REVIEW,
  ANSWERS_CAP,
  CORRECTIONS,
  DAILY_CAP,
  ENDORSEMENT_CAP,
  MEDIAN_OF_AT_LEAST,
  PAIR_CAP,
  PAIR_WINDOW,
  PROVEN_AGE,
  PROVEN_REVIEWS,
  REPUTATION_RULES,
  RULES_VERSION,
  YOUNG_SITE_REVIEWS,
} from "~/domain/reputation/rules";
import { DAY } from "~/domain/time";

export function loader({ context: { ctx } }: LoaderFunctionArgs) {
  return ownPrivileges(ctx);
}

export const meta: MetaFunction = () => [
  { title: "How points work · Rationale" },
  {
    name: "description",
    content: "Every rule that earns reputation, with its points and its caps, what points open, and medals.",
  },
  { tagName: "link", rel: "canonical", href: "/guide/reputation" },
];

export default function ReputationGuideRoute() {
  const own = useLoaderData<typeof loader>();
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
        <ExplainedTable head={["Rule", "Points"]}>
          {Object.entries(REPUTATION_RULES).map(([key, { label, points, explains }]) => (
            <tr key={key} id={key}>
              <td>
                <b>{label}</b>
                <div className="quiet small">{explains}</div>
              </td>
              <td className="points num">{signed(points)}</td>
            </tr>
          ))}
        </ExplainedTable>
        <p className="small quiet">
          The median is that of the latest ranked solutions, measured once a day; while fewer than{" "}
          {MEDIAN_OF_AT_LEAST} are ranked it is the average that every score begins at.{" "}
          <a href="/guide/scores">How scores are computed</a>
        </p>
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
            At most {ENDORSEMENT_CAP} points of endorsements and {ADOPTED_PER_REVIEW} adopted points a review,
            and {ANSWERS_CAP} points a week for answers.
          </li>
          <li>
            Ratings and endorsements show at once, but pay only from accounts that are {PROVEN_AGE / DAY} days
            old and have written {PROVEN_REVIEWS} reviews; once they have, what they rated before is paid.
            Until the site has {YOUNG_SITE_REVIEWS} reviews, everybody’s pay.
          </li>
          <li>A review that was sent faster than the solution can be read, or copied, pays nothing.</li>
        </ul>
        <p>
          A row in the ledger that paid less than its rule names the limit. A changed rating takes back the
          old points as a row of its own and pays anew, so nothing is gained by changing it.
        </p>
      </section>
      <section className="section" id="corrections">
        <h2>What takes them back</h2>
        <p>
          Nothing is ever deleted. Points that should not have been paid are taken back by a row of their own,
          and come back the same way after an appeal. Only you read why:
        </p>
        <ul>
          {Object.entries(CORRECTIONS).map(([key, why]) => (
            <li key={key}>{why}</li>
          ))}
        </ul>
      </section>
      <section className="section" id="privileges">
        <h2>What points open</h2>
        <p>
          {own.isYoungSite
            ? `The site is young: until it has ${YOUNG_SITE_REVIEWS} reviews the first number counts.`
            : `The site has ${YOUNG_SITE_REVIEWS} reviews and more, so the second number counts.`}{" "}
          Points that you earned under a pseudonym count once your name shows.
        </p>
        <PrivilegeTable {...own} />
      </section>
      <section className="section" id="medals">
        <h2>Medals</h2>
        <p>They pay nothing, and go when their ground goes.</p>
        <ExplainedTable head={["Medal", "For"]}>
          {Object.entries(MEDALS).map(([key, { label, of, explains }]) => (
            <tr key={key} id={`medal-${key}`}>
              <td>
                <b>{label}</b>
                <div className="quiet small">{explains}</div>
              </td>
              <td className="quiet">{of === "review" ? "a review" : "a solution"}</td>
            </tr>
          ))}
        </ExplainedTable>
        <p className="small quiet">
          Ratings from accounts that do not pay, or between two who rate each other, are no ground for a
          medal.
        </p>
      </section>
    </div>
  );
}

function ExplainedTable({ head: [what, value], children }: { head: [string, string]; children: ReactNode }) {
  return (
    <div className="scroll">
      <table className="ledger">
        <thead>
          <tr>
            <th scope="col">{what}</th>
            <th scope="col" className={value === "Points" ? "points" : undefined}>
              {value}
            </th>
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

function signed(points: number): string {
  return points > 0 ? `+${points}` : points < 0 ? `−${-points}` : "0";
}
