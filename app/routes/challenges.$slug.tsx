import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BriefNote } from "~/components/brief-note";
import { Pager } from "~/components/pager";
import { SolutionRow } from "~/components/solution-row";
import { Time } from "~/components/time";
import { challengePage } from "~/domain/challenges/challenges-page.server";
import { filtersPath, parseFilters } from "~/domain/solutions/filters";
import { solutionsPage } from "~/domain/solutions/solutions-page.server";
import { notFound } from "~/web/responses.server";
import { setAside } from "~/web/stored-html.server";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { ctx } = context;
  const challenge = await challengePage(ctx, params.slug ?? "");
  if (!challenge) throw notFound();
  const filters = parseFilters(new URLSearchParams({ challenge: challenge.slug }));
  const [top, waiting] = filters
    ? [
        await solutionsPage(ctx, filters, 10),
        await solutionsPage(ctx, { ...filters, sort: "needs-review" }, 10),
      ]
    : [null, null];
  const ranked = new Set(top?.rows.map(({ id }) => id));
  return {
    challenge: { ...challenge, briefHtml: setAside(context, challenge.briefHtml) },
    mine: challenge.authorId === ctx.viewer?.id,
    top: top?.rows ?? [],
    hasMore: Boolean(top?.nextCursor),
    unrated: waiting?.rows.filter((row) => row.reviewCount === 0 && !ranked.has(row.id)) ?? [],
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? [
        { title: `${data.challenge.title} · Rationale` },
        { name: "description", content: data.challenge.summary || data.challenge.title },
        { tagName: "link", rel: "canonical", href: `/challenges/${data.challenge.slug}` },
      ]
    : [{ title: "Not found · Rationale" }];

export default function ChallengeRoute() {
  const { challenge, mine, top, hasMore, unrated } = useLoaderData<typeof loader>();
  return (
    <div className="wrap page">
      <div className="cols">
        <div>
          <p className="kicker">
            Challenge · {challenge.timeBoxHours} h time box · by{" "}
            <a href={`/u/${challenge.author}`}>{challenge.author}</a>, <Time at={challenge.createdAt} />
          </p>
          <h1>{challenge.title}</h1>
          {challenge.briefHtml ? (
            <div className="prose" dangerouslySetInnerHTML={{ __html: challenge.briefHtml }} />
          ) : null}
          <BriefNote
            hidden={challenge.briefHidden}
            reads={challenge.briefHtml !== ""}
            mine={mine}
            path={`/challenges/${challenge.slug}`}
          />
          <section className="section">
            <h2>{challenge.solutionCount === 1 ? "1 solution" : `${challenge.solutionCount} solutions`}</h2>
            {top.map((solution) => (
              <SolutionRow key={solution.id} {...solution} />
            ))}
            {unrated.map((solution) => (
              <SolutionRow key={solution.id} {...solution} />
            ))}
            {top.length + unrated.length === 0 ? (
              <div className="empty-state">
                <p>
                  Nobody has posted a solution
                  {challenge.briefHidden
                    ? "."
                    : " yet. Yours would be the first that others compare theirs with."}
                </p>
              </div>
            ) : null}
            <Pager
              href={hasMore ? filtersPath({ challenge: challenge.slug }) : null}
              label="All solutions of this challenge"
            />
          </section>
        </div>
        <aside className="side">
          {challenge.briefHidden ? null : (
            <section>
              <h2>Solve it</h2>
              <p className="quiet">{challenge.timeBoxHours} hours, then write up how you decided.</p>
              <a className="btn primary" href={`/solutions/new?challenge=${challenge.slug}`}>
                Post a solution
              </a>
            </section>
          )}
          {challenge.tags.length > 0 ? (
            <section>
              <h2>Tags</h2>
              <p className="meta">
                {challenge.tags.map((tag) => (
                  <a className="tag" key={tag} href={`/challenges?tag=${encodeURIComponent(tag)}`}>
                    {tag}
                  </a>
                ))}
              </p>
            </section>
          ) : null}
        </aside>
      </div>
    </div>
  );
}
