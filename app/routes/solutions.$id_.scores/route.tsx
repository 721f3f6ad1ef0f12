import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Notice } from "~/components/form";
import { Person } from "~/components/person";
import { Time } from "~/components/time";
import { type SolutionScoresPage, solutionScoresPage } from "~/domain/reading/solution-scores-page.server";
import { scoresPath } from "~/domain/solutions/scores";
import numbersUrl from "~/styles/numbers.css?url";
import { badRequest, notFound } from "~/web/responses.server";
import { ImprovedSection } from "./improved-section";
import { inDigits, reviewsInWords } from "./in-digits";
import { NumberSection } from "./number-section";

export async function loader({ request, params, context: { ctx } }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams.get("round") || null;
  if (asked && !/^[1-9]\d{0,2}$/.test(asked))
    throw badRequest("This round does not exist. Leave ?round= out.");
  const page = await solutionScoresPage(ctx, params.id ?? "", asked === null ? null : Number(asked));
  if (!page) throw notFound();
  return page;
}

export const links: LinksFunction = () => [{ rel: "stylesheet", href: numbersUrl }];

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? [
        { title: `Scores of ${data.solution.title} · Rationale` },
        { name: "description", content: "Each score of this solution, with the arithmetic behind it." },
        { tagName: "link", rel: "canonical", href: scoresPath(data.solution.id) },
      ]
    : [{ title: "Not found · Rationale" }];

export default function ScoresRoute() {
  const { solution, hidden, numbers, rounds, improved, ...shown } = useLoaderData<typeof loader>();
  return (
    <div className="wrap narrow page numbers">
      <p className="kicker">
        <a href={solution.path}>{solution.title}</a> by <Person person={solution.author} />
      </p>
      <h1>Why these scores</h1>
      {hidden ? (
        <Hidden hidden={hidden} solution={solution} />
      ) : numbers.some(({ score }) => score) ? (
        <>
          <Numbers {...{ numbers, rounds, solution, ...shown }} />
          {improved && rounds ? <ImprovedSection improved={improved} round={rounds.shown} /> : null}
          {shown.isKept ? null : (
            <p className="small quiet">
              Shown with two decimals, rounded so that the terms add up to their sum. The site computes with
              seven. Corrections and weights are those of the last full computation, which runs every night,
              and of the moment a newer review came in.
            </p>
          )}
        </>
      ) : (
        <NotRated solution={solution} />
      )}
    </div>
  );
}

type NumbersProps = Pick<SolutionScoresPage, "numbers" | "rounds" | "solution" | "reviewCount" | "average">;

function Numbers({ numbers, rounds, solution, reviewCount, average }: NumbersProps) {
  return (
    <>
      <p className="lede num">
        Every solution begins at the site’s average{average === null ? null : `, ${inDigits(average)}`}.{" "}
        {reviewCount === 1 ? "Its review pulls" : `Each of its ${reviewsInWords(reviewCount)} pulls`} the
        numbers towards what it gave, corrected for how strict or generous its writer is elsewhere.{" "}
        <a href="/guide/scores">The method</a>
      </p>
      {rounds ? <Rounds rounds={rounds} id={solution.id} /> : null}
      <nav className="filters" aria-label="Scores">
        {numbers.map(({ key, label, score }) => (
          <a key={key} href={`#${key}`}>
            {label} {score ? <span className="num quiet">{score.mean.toFixed(1)}</span> : null}
          </a>
        ))}
      </nav>
      {numbers.map((number) => (
        <NumberSection key={number.key} number={number} />
      ))}
    </>
  );
}

/** The same numbers as the reviews stood after each round. */
function Rounds({ rounds, id }: { rounds: NonNullable<SolutionScoresPage["rounds"]>; id: string }) {
  return (
    <nav className="views" aria-label="Rounds">
      {rounds.all.map((round) => (
        <a
          key={round}
          href={`${scoresPath(id)}?round=${round}`}
          aria-current={round === rounds.shown ? "page" : undefined}
        >
          After round {round}
        </a>
      ))}
    </nav>
  );
}

type HiddenProps = Pick<SolutionScoresPage, "solution"> & {
  hidden: NonNullable<SolutionScoresPage["hidden"]>;
};

function Hidden({ hidden, solution }: HiddenProps) {
  if (hidden.why === "held") {
    return (
      <Notice>
        Comments first: the scores open to you once you respond to{" "}
        {hidden.held === 1 ? "the new review" : `each of the ${hidden.held} new reviews`} in any way, or after
        48 hours, <Time at={hidden.until} />. <a href={`${solution.path}#reviews`}>Read the comments</a>
      </Notice>
    );
  }
  return (
    <Notice>
      Reviews and scores are sealed until yours is in, so that yours is your own. They open when you submit
      it, or when you choose to read first, without the mark “independent”.{" "}
      <a href={`${solution.path}#reviews`}>Review it, or open them</a>
    </Notice>
  );
}

function NotRated({ solution }: Pick<SolutionScoresPage, "solution">) {
  return (
    <p className="lede">
      Not rated yet: nobody has reviewed it. <a href={solution.path}>The solution</a>
    </p>
  );
}
