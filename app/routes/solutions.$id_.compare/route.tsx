import { json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Notice } from "~/components/form";
import { Person } from "~/components/person";
import { comparePage } from "~/domain/solutions/compare-page.server";
import { solutionPath } from "~/domain/solutions/solution";
import { limitedCompare } from "~/web/compare.server";
import { badRequest, notFound, passHeaders } from "~/web/responses.server";
import { setAside } from "~/web/stored-html.server";
import { comparePath, readComparison, type View } from "./address";
import { Chooser } from "./chooser";
import { ChangedSections, Section } from "./sections";
import { About } from "./summary";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const id = params.id ?? "";
  const asked = readComparison(new URL(request.url).searchParams);
  if (!asked) throw badRequest("Compare two revisions by their numbers, as in ?from=1&to=2.");
  const { from, to, view } = asked;
  if (from !== null && to !== null && from === to)
    throw badRequest("A revision has no changes against itself. Choose two different ones.");
  if (from !== null && to !== null && from > to)
    throw redirect(comparePath(id, { from: to, to: from, view }));
  const page = await comparePage({ ...context.ctx, compare: limitedCompare(context) }, id, { from, to });
  if (!page) throw notFound();
  const { pair, ...solution } = page;
  if (!pair) return json({ solution, view, pair: null });
  const { comparison, ...revisions } = pair;
  const sections = comparison?.sections.map((section) => ({
    ...section,
    blocks: section.blocks.map(({ html, source, ...block }) => ({
      ...block,
      html: setAside(context, view === "prose" ? html : source),
    })),
  }));
  const data = {
    solution,
    view,
    pair: { ...revisions, comparison: comparison && { ...comparison, sections: sections ?? [] } },
  };
  // A page without its comparison is not to be kept.
  return comparison ? json(data) : json(data, { status: 503, headers: { "retry-after": "5" } });
}

export const headers = passHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [{ title: "Not found · Rationale" }];
  const { solution, pair } = data;
  const what = pair
    ? `Revision ${pair.from.revision} and ${pair.to.revision} compared`
    : "Nothing to compare";
  return [{ title: `${what}: ${solution.title} · Rationale` }, { name: "robots", content: "noindex" }];
};

export default function CompareRoute() {
  const { solution, pair, view } = useLoaderData<typeof loader>();
  const path = solutionPath(solution);
  return (
    <div className="wrap narrow page compare">
      <p className="kicker">
        <a href={path}>{solution.title}</a> by <Person person={solution.author} />
      </p>
      {pair ? (
        <Compared solution={solution} pair={pair} view={view} />
      ) : (
        <>
          <h1>Nothing to compare yet</h1>
          <p className="lede">
            This solution has one revision. <a href={path}>Read it</a>
          </p>
        </>
      )}
    </div>
  );
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>;

function Compared({
  solution,
  pair,
  view,
}: Pick<Data, "solution"> & { pair: NonNullable<Data["pair"]>; view: View }) {
  const { from, to, comparison } = pair;
  return (
    <>
      <h1>
        What changed from revision {from.revision} to {to.revision}
      </h1>
      <Chooser id={solution.id} revisions={solution.revisions} pair={{ from, to }} view={view} />
      <About solution={solution} pair={pair} />
      {comparison ? (
        <>
          <ChangedSections sections={comparison.sections} words={comparison.words} />
          {comparison.coarse ? (
            <p className="quiet small">
              Some parts are too long or too different to be compared word by word. They are shown replaced as
              a whole.
            </p>
          ) : null}
          {comparison.sections.map((section) => (
            <Section key={section.id} section={section} view={view} />
          ))}
        </>
      ) : (
        <Notice kind="problem">
          Comparing these two texts took too long. Read{" "}
          <a href={`/solutions/${solution.id}/revisions/${from.revision}`}>revision {from.revision}</a> and{" "}
          <a href={`/solutions/${solution.id}/revisions/${to.revision}`}>revision {to.revision}</a> side by
          side instead.
        </Notice>
      )}
    </>
  );
}
