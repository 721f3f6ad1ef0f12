import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Notice } from "~/components/form";
import { ScorePanel } from "~/components/score-panel";
import { Brief, WriteUp, WriteUpHeader } from "~/components/write-up";
import { openReviews } from "~/domain/reviews/open-reviews.server";
import { reviewsOfSolution } from "~/domain/reviews/reviews-of-solution.server";
import { isPageName, solutionPath } from "~/domain/solutions/solution";
import { revisionsOf, solutionPage, solutionScores } from "~/domain/solutions/solution-page.server";
import { memberForm } from "~/web/held-forms.server";
import { badRequest, notFound, seeOther } from "~/web/responses.server";
import { setAsideReview, setAsideSolution } from "~/web/stored-html.server";
import { Reviews } from "./reviews";
import { AboutSolution, Outline } from "./sides";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ctx } = context;
  const solution = await solutionPage(ctx, params.id ?? "");
  if (!solution) throw notFound();
  if (isPageName(params.slug ?? "")) throw notFound();
  if (params.slug !== solution.slug) throw redirect(solutionPath(solution), 301);
  const state = { ...solution, authorId: solution.author.id };
  const reviews = await reviewsOfSolution(ctx, state, new URL(request.url).searchParams.get("cursor"));
  if (!reviews) throw badRequest("This page of the reviews does not exist.");
  const scores = reviews.sealed ? null : await solutionScores(ctx, solution.id);
  return {
    solution: setAsideSolution(context, solution),
    reviews: reviews.sealed
      ? reviews
      : { ...reviews, rows: reviews.rows.map((review) => setAsideReview(context, review)) },
    scores,
    revisions: await revisionsOf(ctx, solution.id),
  };
}

/** Opens the sealed reviews to somebody who chooses to read them before writing one. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { ctx, fields } = await memberForm({ request, context });
  if (fields.intent !== "open-reviews")
    throw badRequest("This page does not know what to do with this form.");
  if (!(await openReviews(ctx, params.id ?? ""))) throw notFound();
  return seeOther(`${new URL(request.url).pathname}#reviews`);
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? [
        { title: `${data.solution.title} · Rationale` },
        { name: "description", content: data.solution.summary },
        { tagName: "link", rel: "canonical", href: solutionPath(data.solution) },
      ]
    : [{ title: "Not found · Rationale" }];

export default function SolutionRoute() {
  const { solution, reviews, scores, revisions } = useLoaderData<typeof loader>();
  return (
    <div className="wrap sol">
      <Outline headings={solution.outline} />
      <article>
        {solution.withdrawnAt ? (
          <Notice>
            You withdrew this solution. Only you see it; its reviews stay with those who wrote them.{" "}
            <a href={`/solutions/${solution.id}/edit`}>Bring it back</a>
          </Notice>
        ) : null}
        <WriteUpHeader solution={solution} />
        {scores ? <ScorePanel scores={scores} reviewCount={solution.reviewCount} /> : null}
        <Brief html={solution.briefHtml} />
        <WriteUp html={solution.bodyHtml} />
        <Reviews solution={solution} reviews={reviews} />
      </article>
      <AboutSolution solution={solution} revisions={revisions} />
    </div>
  );
}
