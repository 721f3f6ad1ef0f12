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
import { ReturnedNotice } from "~/components/queue-state";
import { HeldScores, ScorePanel } from "~/components/score-panel";
import { ScoresByRound } from "~/components/scores-by-round";
import { ShowName } from "~/components/show-name";
import { WalkthroughPlayer } from "~/components/walkthrough-player";
import { Brief, WriteUp, WriteUpHeader } from "~/components/write-up";
import { scorePanel } from "~/domain/answers/score-panel.server";
import { linkMoments } from "~/domain/reading/link-moments.server";
import { type ReviewsOfSolution, reviewsOfSolution } from "~/domain/reading/reviews-of-solution.server";
import { openReviews } from "~/domain/reviews/open-reviews.server";
import { queueStateOf } from "~/domain/reviews/queue-state.server";
import { scoresByRound } from "~/domain/rounds/scores-by-round.server";
import { showAuthorName } from "~/domain/solutions/reveal-author.server";
import { isPageName, solutionPath } from "~/domain/solutions/solution";
import { filesOf, revisionsOf, skimOf, solutionPage } from "~/domain/solutions/solution-page.server";
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
  const panel = reviews.sealed ? null : await scorePanel(ctx, state);
  const { scores = null, answers = null } = panel ?? {};
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
    byRound: scores && solution.latestRound > 1 ? await scoresByRound(ctx, solution.id) : null,
    clarity: panel?.clarity ?? { matches: 0, marked: 0 },
    medals: panel?.medals ?? [],
    answers,
    files: await filesOf(ctx, solution),
    revisions: await revisionsOf(ctx, solution.id),
    queueState: await queueStateOf(ctx, solution),
  };
}

/**
 * Opens the sealed reviews to somebody who chooses to read them before writing one, and shows the name of an author who
 * goes by a pseudonym.
 */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { ctx, fields } = await memberForm({ request, context });
  if (fields.intent === "show-name") {
    if (!(await showAuthorName(ctx, params.id ?? ""))) throw notFound();
    return seeOther(new URL(request.url).pathname);
  }
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
  const {
    solution,
    address,
    skim,
    reviews,
    startAt,
    scores,
    clarity,
    byRound,
    medals,
    answers,
    files,
    revisions,
    queueState,
  } = useLoaderData<typeof loader>();
  const isBehind = ({ revision, rounds }: { revision: number; rounds: { revision: number }[] }) =>
    (rounds.at(-1)?.revision ?? revision) < solution.latestRevision;
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
        <ReturnedNotice solution={solution} state={queueState} />
        <WriteUpHeader solution={solution} medals={medals} />
        <ShowName person={solution.author} of="solution" path={solutionPath(solution)} />
        <p className="print-only">{address}</p>
        <Views path={solutionPath(solution)} isSkim={skim !== null} />
        {skim?.length === 0 ? (
          <Notice>There is no skim view of this revision. This is its full text.</Notice>
        ) : null}
        {scores ? (
          <ScorePanel
            solutionId={solution.id}
            scores={scores}
            clarity={clarity}
            reviewCount={solution.reviewCount}
            reviewPath={canReview(reviews) ? `/solutions/${solution.id}/review` : null}
          />
        ) : null}
        {byRound ? <ScoresByRound solutionId={solution.id} rounds={byRound} /> : null}
        {answers?.heldUntil ? <HeldScores held={answers.held} until={answers.heldUntil} /> : null}
        <WalkthroughPlayer
          walkthrough={solution.walkthrough}
          page={solutionPath(solution)}
          startAt={startAt}
        />
        <Brief solution={solution} />
        {skim?.length ? (
          <Skim parts={skim} />
        ) : (
          <div data-write-up="">
            <WriteUp html={solution.bodyHtml} />
          </div>
        )}
        <AttachmentList solutionId={solution.id} files={files} />
        <Reviews solution={solution} reviews={reviews} answers={answers} />
      </article>
      <AboutSolution
        solution={solution}
        canAskAgain={solution.mine && !reviews.sealed && reviews.rows.some(isBehind)}
        revisions={revisions}
        queueState={queueState}
      />
    </div>
  );
}

function canReview({ invitation }: Pick<ReviewsOfSolution, "invitation">): boolean {
  return invitation.kind !== "refused" && invitation.kind !== "reviewed";
}
