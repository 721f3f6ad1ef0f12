import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { DraftList } from "~/components/draft-list";
import { Pager } from "~/components/pager";
import { Time } from "~/components/time";
import { COPIES_KEPT_DAYS, draftsPage, keptTexts } from "~/domain/drafts/drafts-page.server";
import { requireMember } from "~/web/context.server";
import { badRequest } from "~/web/responses.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = requireMember({ request, context });
  const page = await draftsPage(ctx, new URL(request.url).searchParams.get("cursor"));
  if (!page) throw badRequest("This page of your drafts does not exist.");
  return { ...page, kept: await keptTexts(ctx), days: COPIES_KEPT_DAYS };
}

export const meta: MetaFunction = () => [{ title: "Your drafts · Rationale" }];

export default function DraftsRoute() {
  const { rows, nextCursor, kept, days } = useLoaderData<typeof loader>();
  return (
    <div className="wrap narrow page">
      <h1>Your drafts</h1>
      <p className="lede">
        Only you see these. They are saved while you write, and you can go on with them on any device.
      </p>
      {rows.length > 0 ? (
        <DraftList drafts={rows} />
      ) : (
        <div className="empty-state">
          <h2>No drafts</h2>
          <p>
            Whatever you begin to write stands here until you publish it.{" "}
            <a href="/solutions/new">Begin a solution</a>
          </p>
        </div>
      )}
      <Pager
        href={nextCursor && `/drafts?${new URLSearchParams({ cursor: nextCursor })}`}
        label="Older drafts"
      />
      {kept.length > 0 ? (
        <section className="section">
          <h2>Kept for {days} days</h2>
          <p className="small quiet">Texts whose draft was discarded, published or replaced.</p>
          <ul className="plain">
            {kept.map(({ kind, subjectId, savedAt, copies }) => (
              <li key={kind + subjectId}>
                <a href={`/drafts/${kind}/${subjectId}/copies`}>
                  {copies === 1 ? "A text" : `${copies} texts`} of a {kind}
                </a>
                <span className="small quiet">
                  , kept <Time at={savedAt} />
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}
