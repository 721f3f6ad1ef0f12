import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Pager } from "~/components/pager";
import { Person } from "~/components/person";
import { Time } from "~/components/time";
import { reputationPage } from "~/domain/reputation/reputation-page.server";
import { notFound } from "~/web/responses.server";

export async function loader({ request, params, context: { ctx } }: LoaderFunctionArgs) {
  const page = await reputationPage(
    ctx,
    params.handle ?? "",
    new URL(request.url).searchParams.get("cursor"),
  );
  if (!page) throw notFound();
  return page;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Reputation of ${data?.handle ?? "nobody"} · Rationale` },
];

export default function ReputationRoute() {
  const { handle, reputation, waiting, rows, nextCursor } = useLoaderData<typeof loader>();
  return (
    <div className="wrap narrow page">
      <p className="kicker">
        <a href={`/u/${handle}`}>{handle}</a>
      </p>
      <h1>
        <span className="num">{reputation.toLocaleString("en")}</span> {reputation === 1 ? "point" : "points"}
      </h1>
      {waiting > 0 ? (
        <p>
          and <span className="num">{waiting.toLocaleString("en")}</span>{" "}
          {waiting === 1 ? "point that shows" : "points that show"} once your name does
        </p>
      ) : null}
      <p className="lede">
        Every point stands below with its rule and its cause. Rows are never changed; what is taken back is a
        row of its own. Points earned under a pseudonym are in the sum, and have their rows here, once the
        name is shown; until then only their owner sees them. <a href="/guide/reputation">How points work</a>
      </p>
      {rows.length === 0 ? (
        <p className="empty-state">Nothing yet. Points come from reviews that their readers found helpful.</p>
      ) : (
        <div className="scroll">
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
        </div>
      )}
      <Pager
        href={nextCursor && `/u/${handle}/reputation?${new URLSearchParams({ cursor: nextCursor })}`}
        label="Older"
      />
    </div>
  );
}

function signed(points: number): string {
  return points > 0 ? `+${points}` : points < 0 ? `−${-points}` : "0";
}
