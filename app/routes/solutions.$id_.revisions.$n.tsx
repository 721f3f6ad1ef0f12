import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Notice } from "~/components/form";
import { Time } from "~/components/time";
import { Brief, WriteUp, WriteUpHeader } from "~/components/write-up";
import { solutionPath } from "~/domain/solutions/solution";
import { revisionsOf, solutionPage } from "~/domain/solutions/solution-page.server";
import { notFound } from "~/web/responses.server";
import { setAsideSolution } from "~/web/stored-html.server";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { ctx } = context;
  const n = /^[1-9]\d{0,5}$/.test(params.n ?? "") ? Number(params.n) : 0;
  const solution = n > 0 ? await solutionPage(ctx, params.id ?? "", n) : null;
  if (!solution) throw notFound();
  const latest = n === solution.latestRevision ? solution : await solutionPage(ctx, solution.id);
  return {
    solution: setAsideSolution(context, solution),
    path: solutionPath(latest ?? solution),
    revisions: await revisionsOf(ctx, solution.id),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? [
        { title: `${data.solution.title}, revision ${data.solution.revision} · Rationale` },
        { tagName: "link", rel: "canonical", href: data.path },
        { name: "robots", content: "noindex" },
      ]
    : [{ title: "Not found · Rationale" }];

export default function RevisionRoute() {
  const { solution, path, revisions } = useLoaderData<typeof loader>();
  const old = solution.revision < solution.latestRevision;
  return (
    <div className="wrap narrow page">
      <Notice>
        {old
          ? `This is revision ${solution.revision} as it was published. `
          : "This is the latest revision. "}
        <a href={path}>
          {old
            ? `Read revision ${solution.latestRevision}, the latest, with its reviews`
            : "Read it with its reviews"}
        </a>
      </Notice>
      <WriteUpHeader solution={solution} />
      {solution.changeNote ? <p className="lede">What changed: {solution.changeNote}</p> : null}
      <Brief html={solution.briefHtml} />
      <WriteUp html={solution.bodyHtml} />
      <section className="section">
        <h2>Revisions</h2>
        <ol className="aside">
          {revisions.map(({ revision, changeNote, publishedAt }) => (
            <li key={revision}>
              <a
                href={`/solutions/${solution.id}/revisions/${revision}`}
                aria-current={revision === solution.revision ? "page" : undefined}
              >
                v{revision}
              </a>
              , <Time at={publishedAt} />
              {changeNote ? <>: {changeNote}</> : null}
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}
