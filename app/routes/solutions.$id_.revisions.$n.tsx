import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { AttachmentList } from "~/components/attachment-list";
import { Notice } from "~/components/form";
import { Time } from "~/components/time";
import { WalkthroughPlayer } from "~/components/walkthrough-player";
import { Brief, WriteUp, WriteUpHeader } from "~/components/write-up";
import { solutionPath } from "~/domain/solutions/solution";
import { filesOf, revisionsOf, solutionPage } from "~/domain/solutions/solution-page.server";
import { startSecond } from "~/domain/walkthroughs/clock";
import { badRequest, notFound } from "~/web/responses.server";
import { setAsideSolution } from "~/web/stored-html.server";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ctx } = context;
  const n = /^[1-9]\d{0,5}$/.test(params.n ?? "") ? Number(params.n) : 0;
  const solution = n > 0 ? await solutionPage(ctx, params.id ?? "", n) : null;
  if (!solution) throw notFound();
  const startAt = startSecond(new URL(request.url).searchParams.get("t"));
  if (startAt === null) throw badRequest("This moment does not exist. Leave ?t= out.");
  const latest = n === solution.latestRevision ? solution : await solutionPage(ctx, solution.id);
  return {
    solution: setAsideSolution(context, solution),
    startAt,
    path: solutionPath(latest ?? solution),
    files: await filesOf(ctx, solution),
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
  const { solution, startAt, path, files, revisions } = useLoaderData<typeof loader>();
  const old = solution.revision < solution.latestRevision;
  return (
    <div className="wrap narrow page margin-notes">
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
      <WalkthroughPlayer
        walkthrough={solution.walkthrough}
        page={`/solutions/${solution.id}/revisions/${solution.revision}`}
        startAt={startAt}
      />
      <Brief solution={solution} />
      <WriteUp html={solution.bodyHtml} />
      <AttachmentList solutionId={solution.id} files={files} revision={old ? solution.revision : undefined} />
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
              {revision > 1 ? (
                <>
                  {" "}
                  <a href={`/solutions/${solution.id}/compare?from=${revision - 1}&to=${revision}`}>
                    What changed<span className="hidden"> in revision {revision}</span>
                  </a>
                </>
              ) : null}
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}
