import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Pager } from "~/components/pager";
import { SolutionList } from "~/components/solution-list";
import { popularChallenges } from "~/domain/challenges/challenges-page.server";
import { dimension, RUBRIC } from "~/domain/rubric/rubric";
import {
  type Filters,
  filtersPath,
  PERIODS,
  parseFilters,
  SORTS,
  type Sort,
} from "~/domain/solutions/filters";
import { solutionsPage } from "~/domain/solutions/solutions-page.server";
import { badRequest, notFound } from "~/web/responses.server";

const CHALLENGES_OFFERED = 50;

export async function loader({ request, context: { ctx } }: LoaderFunctionArgs) {
  const filters = parseFilters(new URL(request.url).searchParams);
  if (!filters) throw badRequest("One of the filters in this address has a value that does not exist.");
  const page = await solutionsPage(ctx, filters);
  if (!page) throw filters.cursor ? badRequest("This page of the list does not exist.") : notFound();
  return { filters, page, challenges: await popularChallenges(ctx, CHALLENGES_OFFERED) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? titleOf(data.filters) : "Write-ups"} · Rationale` },
  {
    tagName: "link",
    rel: "canonical",
    href: data ? filtersPath(data.filters, { cursor: data.filters.cursor }) : "/solutions",
  },
];

export default function SolutionsRoute() {
  const { filters, page, challenges } = useLoaderData<typeof loader>();
  return (
    <div className="wrap page">
      <h1>{titleOf(filters)}</h1>
      <p className="lede">{EXPLAINED[filters.sort]}</p>
      <div className="filters">
        {Object.entries(SORTS).map(([sort, label]) => (
          <a
            key={sort}
            href={filtersPath(filters, { sort: sort as Sort })}
            aria-current={filters.sort === sort ? "page" : undefined}
          >
            {label}
          </a>
        ))}
        <FilterForm filters={filters} challenges={challenges} />
      </div>
      {filters.tag ? (
        <p className="narrowed">
          Only with the tag <span className="tag">{filters.tag}</span>{" "}
          <a href={filtersPath(filters, { tag: null })}>Show all tags</a>
        </p>
      ) : null}
      <SolutionList {...page} dimension={filters.dimension} />
      {page.rows.length === 0 ? <NothingFound filters={filters} /> : null}
      <Pager href={page.nextCursor && filtersPath(filters, { cursor: page.nextCursor })} />
    </div>
  );
}

function FilterForm({
  filters,
  challenges,
}: {
  filters: Filters;
  challenges: { slug: string; title: string }[];
}) {
  const offered =
    filters.challenge && !challenges.some(({ slug }) => slug === filters.challenge)
      ? [{ slug: filters.challenge, title: filters.challenge }, ...challenges]
      : challenges;
  return (
    <form action="/solutions" data-submit-on-change="">
      {filters.sort === "top" ? null : <input type="hidden" name="sort" value={filters.sort} />}
      {filters.tag ? <input type="hidden" name="tag" value={filters.tag} /> : null}
      <select name="challenge" aria-label="Challenge" defaultValue={filters.challenge ?? ""}>
        <option value="">All challenges</option>
        {offered.map(({ slug, title }) => (
          <option key={slug} value={slug}>
            {title}
          </option>
        ))}
      </select>
      <select name="dimension" aria-label="Ranked by" defaultValue={filters.dimension ?? ""}>
        <option value="">Overall</option>
        {RUBRIC.map(({ key, label }) => (
          <option key={key} value={key}>
            {label}
          </option>
        ))}
      </select>
      <select name="period" aria-label="Posted" defaultValue={filters.period}>
        {Object.entries(PERIODS).map(([period, label]) => (
          <option key={period} value={period}>
            {label}
          </option>
        ))}
      </select>
      <button type="submit">Apply</button>
    </form>
  );
}

const EXPLAINED: Record<Sort, string> = {
  top: "The best first, with care: a score that rests on few reviews stands lower than its number alone would put it, as it may be off by more. Neighbours may well belong the other way round.",
  rising:
    "Whose scores rose in the last weeks, with new reviews or another round. The last days count most: a rise counts half after a week.",
  improved:
    "How much higher the reviewers of the first round score a later one. Later reviewers do not count in it, as they did not see the first.",
  new: "The latest first.",
  "needs-review":
    "Fewest reviews first, then the longest wait. A first review within 24 hours earns extra points.",
};

function titleOf({ sort, dimension: key }: Filters): string {
  if (sort === "top" && key) return `Top rated on ${dimension(key).label.toLowerCase()}`;
  return {
    top: "Top-rated write-ups",
    rising: "Rising write-ups",
    improved: "Most improved write-ups",
    new: "New write-ups",
    "needs-review": "Waiting for a review",
  }[sort];
}

function NothingFound({ filters }: { filters: Filters }) {
  const narrowed = filters.tag || filters.challenge || filters.period !== "all";
  return (
    <div className="empty-state">
      <h2>{narrowed ? "Nothing matches these filters" : EMPTY[filters.sort].heading}</h2>
      {narrowed ? (
        <p>
          Try a longer period or fewer filters.{" "}
          <a href={filtersPath({ sort: filters.sort })}>Show everything</a>
        </p>
      ) : (
        <p>
          {EMPTY[filters.sort].words} <a href="/solutions/new">Post a solution</a>
          {" or "}
          <a href="/review">review one that waits</a>.
        </p>
      )}
    </div>
  );
}

const EMPTY: Record<Sort, { heading: string; words: string }> = {
  top: { heading: "Nothing is rated yet", words: "Write-ups appear here with their first review." },
  rising: {
    heading: "Nothing is rising now",
    words: "Write-ups appear here when reviews lift their scores, for a month at most.",
  },
  improved: {
    heading: "Nothing has improved yet",
    words: "Write-ups appear here when reviewers look again at a new revision and score it higher.",
  },
  new: { heading: "Nothing here yet", words: "The first write-up is still to come." },
  "needs-review": { heading: "Nothing waits", words: "Every write-up appears here as soon as it is posted." },
};
