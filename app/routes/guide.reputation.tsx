import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { GuideNav } from "~/components/guide-nav";
import { PrivilegeTable } from "~/components/privilege-table";
import { Time } from "~/components/time";
import { COUNTS } from "~/domain/integrity/rules";
import { EXCHANGES_WITHIN } from "~/domain/queue/queue";
import { MEDALS } from "~/domain/reputation/medals";
import { ownPrivileges } from "~/domain/reputation/own-privileges.server";
import {
  ADOPTED_PER_REVIEW,
  ANSWERS_CAP,
  CORRECTIONS,
  type CorrectionKey,
  DAILY_CAP,
  ENDORSEMENT_CAP,
  HELD_BACK_FOR,
  LOWERED_WITHIN,
  MEDIAN_OF_AT_LEAST,
  PAIR_CAP,
  PAIR_REVIEWS,
  PAIR_WINDOW,
  PROVEN_AGE,
  PROVEN_REVIEWS,
  REPUTATION_RULES,
  RULES_VERSION,
  YOUNG_SITE_REVIEWS,
} from "~/domain/reputation/rules";
import { REPORTS_A_DAY } from "~/domain/reviews/report";
import { type SiteMiddle, siteMiddle } from "~/domain/scoring/site-median.server";
import { DAY } from "~/domain/time";
import numbers from "~/styles/numbers.css?url";

export async function loader({ context: { ctx } }: LoaderFunctionArgs) {
  return { own: await ownPrivileges(ctx), middle: await siteMiddle(ctx) };
}

export const links: LinksFunction = () => [{ rel: "stylesheet", href: numbers }];

export const meta: MetaFunction = () => [
  { title: "How points work · Rationale" },
  {
    name: "description",
    content: "Every rule that earns reputation, with its points and its caps, what points open, and medals.",
  },
  { tagName: "link", rel: "canonical", href: "/guide/reputation" },
];

export default function ReputationGuideRoute() {
  const { own, middle } = useLoaderData<typeof loader>();
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
        <ExplainedTable label="What earns points" head={["Rule", "Points"]}>
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
        <Middle {...middle} />
      </section>
      <section className="section" id="caps">
        <h2>What limits them</h2>
        <ul>
          <li>At most {DAILY_CAP} points a day (UTC).</li>
          <li>
            At most {PAIR_CAP} points from one person in {PAIR_WINDOW / DAY} days, unless all are for one
            review.
          </li>
          <li>
            When two people rate each other within {PAIR_WINDOW / DAY} days, the second rating pays half and
            later ones nothing. Reviews that the queue suggested are not meant: who met that way did not
            choose each other.
          </li>
          <li>
            What these two limits cut is paid after {HELD_BACK_FOR / DAY} days, where in the{" "}
            {HELD_BACK_FOR / DAY} days before and after there were points for no more than {PAIR_REVIEWS}{" "}
            reviews between the two: who met by chance loses nothing.
          </li>
          <li>
            What somebody does under a pseudonym is not counted by these limits, or they would tell who it is.
            Once the pseudonym ends they count it, and take back what is too much. An endorsement by somebody
            who reviewed under a pseudonym pays once their name shows.
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
          old points as a row of its own and pays anew, so nothing is gained by changing it. It can be raised
          at any time, which takes nothing, but lowered only within {LOWERED_WITHIN / DAY} days of being
          given: what a review earned long ago is safe.
        </p>
        <p>
          The <a href="/review">queue</a> suggests last what was written by members whom you reviewed, or who
          reviewed you, within {EXCHANGES_WITHIN / DAY} days, so that it rarely leads you into these limits. A
          name that is kept from you plays no part in it.
        </p>
      </section>
      <section className="section" id="corrections">
        <h2>What takes them back</h2>
        <p>
          Nothing is ever deleted. Points that should not have been paid are taken back by a row of their own,
          and come back the same way after an appeal. Only you read why:
        </p>
        <ul>
          {TAKING.map((key) => (
            <li key={key}>{CORRECTIONS[key]}</li>
          ))}
        </ul>
        <p>Rows that give points later than their cause say so too:</p>
        <ul>
          {GIVING.map((key) => (
            <li key={key}>{CORRECTIONS[key]}</li>
          ))}
        </ul>
      </section>
      <section className="section" id="reports">
        <h2>Reports</h2>
        <p>
          “Report” below a review asks moderators to look at it: it is rude or personal, not about the
          solution, copied or generated, or gives away somebody’s name. At most {REPORTS_A_DAY.reports}{" "}
          reports in 24 hours, and one of each review until it is decided about. A report alone changes
          nothing. The reviewer is told what is said to be wrong, never who says it, and can answer. If a
          moderator upholds it, the review loses what it earned and{" "}
          {-REPUTATION_RULES["report-upheld"].points} points more, earns nothing any more, and{" "}
          <a href="/guide/reviewing#counts">counts {COUNTS.upheld} in scores</a>; if not, nothing is taken.
        </p>
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
        <ExplainedTable label="Medals" head={["Medal", "For"]}>
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

/** The bar for "above the site's middle", as it pays now. */
function Middle({ value, ranked, measuredAt }: SiteMiddle) {
  return (
    <p className="small after-table" id="middle">
      The site’s middle is{" "}
      <a className="num" href="/guide/scores#score">
        {value.toFixed(2)}
      </a>{" "}
      now{ranked < MEDIAN_OF_AT_LEAST ? "" : ", measured "}
      {ranked < MEDIAN_OF_AT_LEAST ? (
        `: the site’s average, at which every score begins. Once ${MEDIAN_OF_AT_LEAST} solutions are ranked (now it is ${ranked}), it is the median of their scores: half of them lie above it.`
      ) : (
        <>
          <Time at={measuredAt} />: the median of the latest ranked solutions’ scores, so half of them lie
          above it. It is measured anew once a day.
        </>
      )}{" "}
      It moves as the site grows; what was paid stays.
    </p>
  );
}

interface ExplainedTableProps {
  label: string;
  head: [string, string];
  children: ReactNode;
}

function ExplainedTable({ label, head: [what, value], children }: ExplainedTableProps) {
  return (
    <section className="scroll cue" aria-label={label} tabIndex={0}>
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
    </section>
  );
}

const GIVING: CorrectionKey[] = ["proven", "settled", "restored"];
const TAKING = (Object.keys(CORRECTIONS) as CorrectionKey[]).filter((key) => !GIVING.includes(key));

function signed(points: number): string {
  return points > 0 ? `+${points}` : points < 0 ? `−${-points}` : "0";
}
