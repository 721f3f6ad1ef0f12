import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Pager } from "~/components/pager";
import { challengesPage } from "~/domain/challenges/challenges-page.server";
import { badRequest } from "~/web/responses.server";

export async function loader({ request, context: { ctx } }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const tag = query.get("tag") || null;
  const page = await challengesPage(ctx, { tag, cursor: query.get("cursor") });
  if (!page) throw badRequest("This page of the list does not exist.");
  return { ...page, tag };
}

export const meta: MetaFunction = () => [
  { title: "Challenges · Rationale" },
  {
    name: "description",
    content: "Open briefs in the style of take-home assignments, with a time box and what others wrote.",
  },
  { tagName: "link", rel: "canonical", href: "/challenges" },
];

export default function ChallengesRoute() {
  const { rows, nextCursor, tag } = useLoaderData<typeof loader>();
  const more =
    nextCursor && `/challenges?${new URLSearchParams({ ...(tag ? { tag } : {}), cursor: nextCursor })}`;
  return (
    <div className="wrap page">
      <div className="cols">
        <div>
          <h1>Challenges</h1>
          <p className="lede">
            Open briefs, silent where real ones are silent. Pick one, keep to its time box, and show how you
            decided.
          </p>
          {tag ? (
            <p className="narrowed">
              Only with the tag <span className="tag">{tag}</span> <a href="/challenges">Show all</a>
            </p>
          ) : null}
          {rows.map((challenge) => (
            <article className="challenge" key={challenge.id}>
              <h2>
                <a href={`/challenges/${challenge.slug}`}>{challenge.title}</a>
              </h2>
              {challenge.summary ? <p>{challenge.summary}</p> : null}
              {challenge.briefHidden ? <p className="brief-note">A moderator hid this brief.</p> : null}
              <div className="meta">
                <span>{challenge.timeBoxHours} h time box</span>
                <span>
                  {challenge.solutionCount === 1 ? "1 solution" : `${challenge.solutionCount} solutions`}
                </span>
                {challenge.tags.map((one) => (
                  <a className="tag" key={one} href={`/challenges?tag=${encodeURIComponent(one)}`}>
                    {one}
                  </a>
                ))}
              </div>
            </article>
          ))}
          {rows.length === 0 ? (
            <div className="empty-state">
              <h2>No challenges here yet</h2>
              <p>Add a brief that you would like to see solved.</p>
            </div>
          ) : null}
          <Pager href={more} />
        </div>
        <aside className="side">
          <section>
            <h2>Have a brief?</h2>
            <p className="quiet">
              A good one leaves important things open. Share only what is yours to share.
            </p>
            <a className="btn" href="/challenges/new">
              Add a challenge
            </a>
          </section>
        </aside>
      </div>
    </div>
  );
}
