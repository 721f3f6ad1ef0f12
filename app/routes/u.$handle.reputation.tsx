import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Pager } from "~/components/pager";
import { Person } from "~/components/person";
import { Time } from "~/components/time";
import { helpfulPage, reputationPage } from "~/domain/reputation/reputation-page.server";
import numbers from "~/styles/numbers.css?url";
import { notFound } from "~/web/responses.server";

export async function loader({ request, params, context: { ctx } }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const [handle, cursor, month] = [
    params.handle ?? "",
    searchParams.get("cursor"),
    searchParams.get("month"),
  ];
  if (month !== null) {
    const helpful = await helpfulPage(ctx, handle, { month, cursor });
    if (!helpful) throw notFound();
    return { ...helpful, month };
  }
  const page = await reputationPage(ctx, handle, cursor);
  if (!page) throw notFound();
  return { ...page, month, helpful: 0 };
}

export const links: LinksFunction = () => [{ rel: "stylesheet", href: numbers }];

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Reputation of ${data?.handle ?? "nobody"} · Rationale` },
];

export default function ReputationRoute() {
  const { handle, reputation, waiting, rows, nextCursor, month, helpful } = useLoaderData<typeof loader>();
  return (
    <div className="wrap narrow page">
      <p className="kicker">
        <a href={`/u/${handle}`}>{handle}</a>
      </p>
      <h1>
        <Points points={month ? helpful : reputation} />
        {month ? ` in ${monthInWords(month)}` : ""}
      </h1>
      {waiting > 0 && !month ? (
        <p>
          and <span className="num">{waiting.toLocaleString("en")}</span>{" "}
          {waiting === 1 ? "point that shows" : "points that show"} once your name does
        </p>
      ) : null}
      {month ? <AboutMonth handle={handle} /> : <AboutLedger />}
      {rows.length === 0 ? (
        <p className="empty-state">Nothing yet. Points come from reviews that their readers found helpful.</p>
      ) : (
        <section className="scroll cue" aria-label="Points, a row each" tabIndex={0}>
          <table className="ledger">
            <thead>
              <tr>
                <th scope="col">What for</th>
                <th scope="col">When</th>
                <th scope="col" className="points">
                  Points
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id} id={row.id} className={row.reversal ? "reversal" : undefined}>
                  <td>
                    <a href={`/guide/reputation#${row.rule}`}>
                      {row.reversal ? `Taken back: ${row.label.toLowerCase()}` : row.label}
                    </a>
                    {row.giver ? (
                      <>
                        {" "}
                        by <Person person={row.giver} />
                      </>
                    ) : null}
                    <div className="small quiet">
                      {row.cause ? (
                        <a href={row.cause.path}>{row.cause.title}</a>
                      ) : row.rule === "calibrated" ? (
                        <a href="/guide/reviewing#practice">A write-up made for practice</a>
                      ) : (
                        "A solution that is not public"
                      )}
                      {row.restored ? <> · given back after a review by moderators</> : null}
                      {row.limit ? <> · limited: {row.limit}</> : null}
                      {row.correction ? <> · {row.correction}</> : null}
                    </div>
                  </td>
                  <td className="quiet">
                    <Time at={row.happenedAt} />
                  </td>
                  <td className="points num">{signed(row.points)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <Pager href={nextCursor && olderPath({ handle, month, cursor: nextCursor })} label="Older" />
    </div>
  );
}

function AboutLedger() {
  return (
    <p className="lede">
      Every point stands below with its rule and its cause. Rows are never changed; what is taken back is a
      row of its own. Points earned under a pseudonym are in the sum, and have their rows here, once the name
      is shown; until then only their owner sees them. <a href="/guide/reputation">How points work</a>
    </p>
  );
}

/** What the front page counts for "most helpful reviewers". */
function AboutMonth({ handle }: { handle: string }) {
  return (
    <p className="lede">
      What their reviews earned by helping: ratings by authors, endorsements, first reviews and adopted
      points. The rows below add up to it. <a href={`/u/${handle}/reputation`}>All points</a>
    </p>
  );
}

function Points({ points }: { points: number }) {
  return (
    <>
      <span className="num">{points.toLocaleString("en")}</span> {points === 1 ? "point" : "points"}
    </>
  );
}

const MONTH = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });

function monthInWords(month: string): string {
  return MONTH.format(new Date(`${month}-01T00:00:00Z`));
}

interface Older {
  handle: string;
  month: string | null;
  cursor: string;
}

function olderPath({ handle, month, cursor }: Older): string {
  return `/u/${handle}/reputation?${new URLSearchParams({ ...(month ? { month } : {}), cursor })}`;
}

function signed(points: number): string {
  return points > 0 ? `+${points}` : points < 0 ? `−${-points}` : "0";
}
