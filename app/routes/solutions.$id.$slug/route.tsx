import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { AttachmentList } from "~/components/attachment-list";
import { EmbargoNotice } from "~/components/embargo-notice";
import { Notice } from "~/components/form";
import { ScorePanel } from "~/components/score-panel";
import { WalkthroughPlayer } from "~/components/walkthrough-player";
import { Brief, WriteUp, WriteUpHeader } from "~/components/write-up";
import { linkMoments } from "~/domain/reading/link-moments.server";
import { reviewsOfSolution } from "~/domain/reading/reviews-of-solution.server";
import { openReviews } from "~/domain/reviews/open-reviews.server";
import { isPageName, solutionPath } from "~/domain/solutions/solution";
import {
  filesOf,
  revisionsOf,
  skimOf,
  solutionPage,
  solutionScores,
} from "~/domain/solutions/solution-page.server";
import { startSecond } from "~/domain/walkthroughs/clock";
import { memberForm } from "~/web/held-forms.server";
import { badRequest, notFound, seeOther } from "~/web/responses.server";
import { setAside, setAsideReview, setAsideSolution } from "~/web/stored-html.server";
import { Reviews } from "./reviews";
import { AboutSolution, Outline } from "./sides";
import { Skim, skimHeading, Views } from "./skim";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ctx } = context;
  const solution = await solutionPage(ctx, params.id ?? "");
  if (!solution) throw notFound();
  if (isPageName(params.slug ?? "")) throw notFound();
  if (params.slug !== solution.slug) throw redirect(solutionPath(solution), 301);
  const query = new URL(request.url).searchParams;
  const view = query.get("view") || "full";
  if (view !== "full" && view !== "skim") throw badRequest("This view does not exist. Leave ?view= out.");
  const startAt = startSecond(query.get("t"));
  if (startAt === null) throw badRequest("This moment does not exist. Leave ?t= out.");
  const skim = view === "skim" ? await skimOf(ctx, solution) : null;
  const state = { ...solution, authorId: solution.author.id };
  const reviews = await reviewsOfSolution(ctx, state, query.get("cursor"));
  if (!reviews) throw badRequest("This page of the reviews does not exist.");
  const rows = reviews.sealed ? [] : await linkMoments(ctx, reviews.rows, solution);
  const scores = reviews.sealed ? null : await solutionScores(ctx, solution.id);
  return {
    // Of two texts only the one that is shown.
    solution: setAsideSolution(context, skim?.length ? { ...solution, bodyHtml: "" } : solution),
    address: (context.app.env.origin ?? "") + solutionPath(solution),
    skim: skim?.map(({ heading, html }) => ({ heading, html: setAside(context, html) })) ?? null,
    reviews: reviews.sealed
      ? reviews
      : { ...reviews, rows: rows.map((review) => setAsideReview(context, review)) },
    startAt,
    scores,
    files: await filesOf(ctx, solution),
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
  const { solution, address, skim, reviews, startAt, scores, files, revisions } =
    useLoaderData<typeof loader>();
  return (
    <div className="wrap sol margin-notes">
      <Outline headings={skim?.length ? skim.map(skimHeading) : solution.outline} />
      <article>
        {solution.withdrawnAt ? (
          <Notice>
            You withdrew this solution. Only you see it; its reviews stay with those who wrote them.{" "}
            <a href={`/solutions/${solution.id}/edit`}>Bring it back</a>
          </Notice>
        ) : null}
        <EmbargoNotice solution={solution} />
        <WriteUpHeader solution={solution} />
        <p className="print-only">{address}</p>
        <Views path={solutionPath(solution)} isSkim={skim !== null} />
        {skim?.length === 0 ? (
          <Notice>There is no skim view of this revision. This is its full text.</Notice>
        ) : null}
        {scores ? <ScorePanel scores={scores} reviewCount={solution.reviewCount} /> : null}
        <WalkthroughPlayer
          walkthrough={solution.walkthrough}
          page={solutionPath(solution)}
          startAt={startAt}
        />
        <Brief solution={solution} />
        {skim?.length ? <Skim parts={skim} /> : <WriteUp html={solution.bodyHtml} />}
        <AttachmentList solutionId={solution.id} files={files} />
        <Reviews solution={solution} reviews={reviews} />
      </article>
      <AboutSolution solution={solution} revisions={revisions} />
    </div>
  );
}
