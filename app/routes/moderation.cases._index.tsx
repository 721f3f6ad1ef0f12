import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Pager } from "~/components/pager";
import { Time } from "~/components/time";
import { CASE_KINDS, wordsOfVerdict } from "~/domain/integrity/case";
import { casesPage } from "~/domain/moderation/cases-page.server";
import numbers from "~/styles/numbers.css?url";
import { isMember } from "~/web/context.server";
import { badRequest, notFound } from "~/web/responses.server";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: numbers }];

export async function loader({ request, context: { ctx } }: LoaderFunctionArgs) {
  if (!isMember(ctx) || !ctx.viewer.isModerator) throw notFound();
  const { searchParams } = new URL(request.url);
  const isDecided = searchParams.has("decided");
  const page = await casesPage(ctx, { isDecided, cursor: searchParams.get("cursor") });
  if (!page) throw badRequest("This page of the list does not exist.");
  return { ...page, isDecided };
}

export const meta: MetaFunction = () => [{ title: "Cases · Rationale" }];

export default function CasesRoute() {
  const { rows, nextCursor, isDecided } = useLoaderData<typeof loader>();
  const here = isDecided ? "/moderation/cases?decided=1&" : "/moderation/cases?";
  return (
    <div className="wrap narrow page">
      <h1>{isDecided ? "Decided cases" : "Open cases"}</h1>
      <p className="lede">
        What rules found between members, and reviews that somebody reported. A rule takes effect at once, a
        report only when you uphold it.{" "}
        {isDecided ? (
          <a href="/moderation/cases">Open cases</a>
        ) : (
          <a href="/moderation/cases?decided=1">Decided cases</a>
        )}
      </p>
      {rows.length === 0 ? (
        <p className="empty-state">{isDecided ? "Nothing is decided yet." : "No open cases."}</p>
      ) : (
        <ul className="case-list">
          {rows.map(({ id, kind, openedAt, decided, members, appeals }) => (
            <li key={id}>
              <a href={`/moderation/cases/${id}`}>{CASE_KINDS[kind].label}</a>
              <p className="meta">
                <span>
                  {members} {members === 1 ? "member" : "members"}
                </span>
                {appeals > 0 ? (
                  <span className="badge">
                    {appeals} {appeals === 1 ? "appeal" : "appeals"}
                  </span>
                ) : null}
                <span>
                  opened <Time at={openedAt} />
                </span>
                {decided ? (
                  <span>
                    {decided.verdict ? wordsOfVerdict(kind, decided.verdict).decided : "closed"},{" "}
                    <Time at={decided.at} />
                  </span>
                ) : null}
              </p>
            </li>
          ))}
        </ul>
      )}
      <Pager href={nextCursor && here + new URLSearchParams({ cursor: nextCursor })} label="More cases" />
    </div>
  );
}
