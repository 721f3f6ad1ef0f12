import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { InvitationList } from "~/components/invitation-list";
import { SolutionList } from "~/components/solution-list";
import { gainInDigits } from "~/components/solution-row";
import { Time } from "~/components/time";
import { topReviewersOfMonth } from "~/domain/reputation/reputation-page.server";
import { filtersPath, SORTS, type Sort } from "~/domain/solutions/filters";
import { invitedToRead } from "~/domain/solutions/invited-to-read.server";
import { scoresPath } from "~/domain/solutions/scores";
import {
  type BriefRow,
  frontLists,
  type GainRow,
  waitingSolutions,
} from "~/domain/solutions/solutions-page.server";
import { monthOf } from "~/domain/time";

export async function loader({ context: { ctx } }: LoaderFunctionArgs) {
  return {
    ...(await frontLists(ctx, { top: 8, gaining: 3 })),
    waiting: await waitingSolutions(ctx, 5),
    reviewers: await topReviewersOfMonth(ctx, 5),
    month: monthOf(ctx.now),
    invitations: await invitedToRead(ctx),
  };
}

export const meta: MetaFunction = () => [
  { title: "Rationale: how did you decide?" },
  {
    name: "description",
    content:
      "Post a take-home solution with its write-up. Peers review the reasoning the way interviewers do.",
  },
  { tagName: "link", rel: "canonical", href: "/" },
];

export default function FrontPage() {
  const { top, rising, improved, waiting, reviewers, month, invitations } = useLoaderData<typeof loader>();
  return (
    <div className="wrap">
      <div className="hero">
        <h1>How did you decide?</h1>
        <p>
          Post a take-home solution with its write-up. Peers review the reasoning the way interviewers do:
          framing, ambiguity, trade-offs, communication, iteration.
        </p>
      </div>
      <div className="cols">
        <section aria-labelledby="top">
          <div className="filters">
            <h2 id="top" className="hidden">
              Write-ups
            </h2>
            <a href="/solutions" aria-current="page">
              Top rated
            </a>
            {Object.entries(SORTS)
              .filter(([sort]) => sort !== "top")
              .map(([sort, label]) => (
                <a key={sort} href={filtersPath({ sort: sort as Sort })}>
                  {label}
                </a>
              ))}
          </div>
          {top.rows.length > 0 ? (
            <>
              <SolutionList {...top} />
              <div className="pager">
                <a className="btn" href="/solutions">
                  All top-rated write-ups
                </a>
              </div>
            </>
          ) : (
            <div className="empty-state">
              <h2>Nothing is rated yet</h2>
              <p>Scores appear with the first reviews. Post a solution, or review one that waits.</p>
              <a className="btn primary" href="/solutions/new">
                Post a solution
              </a>
            </div>
          )}
        </section>
        <aside className="side">
          {invitations.length > 0 ? (
            <section>
              <h2>You are invited to read</h2>
              <InvitationList invitations={invitations} />
            </section>
          ) : null}
          <section>
            <h2>Waiting for a review</h2>
            {waiting.length > 0 ? <Titles rows={waiting} /> : <p className="quiet">Nothing waits.</p>}
          </section>
          {rising.length > 0 ? (
            <section>
              <h2>Rising</h2>
              <Titles rows={rising} gain="rising" />
            </section>
          ) : null}
          {improved.length > 0 ? (
            <section>
              <h2>Most improved</h2>
              <Titles rows={improved} gain="improved" />
            </section>
          ) : null}
          <section>
            <h2>Most helpful reviewers this month</h2>
            {reviewers.length > 0 ? (
              <p className="quiet small">
                By the points that their reviews earned by helping. At equal points, who joined last comes
                first.
              </p>
            ) : null}
            {reviewers.length > 0 ? (
              <ol>
                {reviewers.map(({ handle, points }) => (
                  <li key={handle}>
                    <a href={`/u/${handle}`}>{handle}</a>{" "}
                    <a className="quiet small num" href={`/u/${handle}/reputation?month=${month}`}>
                      +{points}
                    </a>
                  </li>
                ))}
              </ol>
            ) : (
              <p className="quiet">No review has earned points this month yet.</p>
            )}
          </section>
          <section>
            <h2>What reviewers look at</h2>
            <p className="quiet">
              Five dimensions with a sentence for every level. <a href="/guide">Read the rubric</a> before you
              write.
            </p>
          </section>
        </aside>
      </div>
    </div>
  );
}

/** Where each kind of gain is explained. */
const GAINS = {
  rising: { href: () => "/guide/scores#rising", says: "of late" },
  improved: { href: (id: string) => `${scoresPath(id)}#improved`, says: "since round 1" },
};

function Titles({ rows, gain }: { rows: (BriefRow & Partial<GainRow>)[]; gain?: keyof typeof GAINS }) {
  return (
    <ul>
      {rows.map((solution) => (
        <li key={solution.id}>
          <a href={`/solutions/${solution.id}/${solution.slug}`}>{solution.title}</a>
          <div className="small quiet">
            {gain && solution.gain ? (
              <>
                <a className="num" href={GAINS[gain].href(solution.id)}>
                  +{gainInDigits(solution.gain)} {GAINS[gain].says}
                </a>
                ,{" "}
              </>
            ) : null}
            {solution.readingMinutes} min read, {reviewsText(solution.reviewCount)}, posted{" "}
            <Time at={solution.publishedAt} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function reviewsText(count: number): string {
  return count === 0 ? "no review" : count === 1 ? "one review" : `${count} reviews`;
}
