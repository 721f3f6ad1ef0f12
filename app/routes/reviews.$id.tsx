import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DraftConflict } from "~/components/draft-form";
import { ErrorSummary, Notice } from "~/components/form";
import { HeldNotice, KeptText } from "~/components/kept";
import { ReviewCard } from "~/components/review-card";
import { scopeOfSent } from "~/components/sent-form";
import { answerPoint } from "~/domain/answers/answer-point.server";
import { markMatch } from "~/domain/answers/mark-match.server";
import type { MemberCtx } from "~/domain/context.server";
import { deleteReply, editReply } from "~/domain/discussion/change-reply.server";
import { replyToReview } from "~/domain/discussion/reply-to-review.server";
import { draftVersion } from "~/domain/drafts/draft";
import { answerQuestions } from "~/domain/panel/answer-questions.server";
import { judgeAnswer } from "~/domain/panel/judge-answer.server";
import type { Fields } from "~/domain/parse";
import { openEdit } from "~/domain/reading/open-edit";
import { reviewPage, sealedReview } from "~/domain/reading/review-page.server";
import { writeInThread } from "~/domain/reading/write-in-thread.server";
import { endorseReview } from "~/domain/reviews/endorse-review.server";
import { rateReview } from "~/domain/reviews/rate-review.server";
import { reportReview } from "~/domain/reviews/report-review.server";
import { showReviewerName } from "~/domain/reviews/show-reviewer-name.server";
import { forgetHeld, heldFields, memberForm } from "~/web/held-forms.server";
import { badRequest, notFound, seeOther } from "~/web/responses.server";
import { setAsideReview } from "~/web/stored-html.server";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const page = await reviewPage(context.ctx, params.id ?? "");
  if (!page) {
    const sealed = await sealedReview(context.ctx, params.id ?? "");
    if (!sealed) throw notFound();
    // What is not the viewer's to see answers 404, and here it can say what would open it.
    return json({ sealed, page: null }, 404);
  }
  const query = new URL(request.url).searchParams;
  const asked = { about: query.get("about"), quote: query.get("quote"), edit: query.get("edit") };
  const review = setAsideReview(context, await writeInThread(context.ctx, page.review, asked));
  const justSent = query.has("sent") && review.mine;
  const held = await heldFields({ request, context });
  return json({ sealed: null, page: { ...page, review, justSent, held } });
}

type Act = (
  ctx: MemberCtx,
  id: string,
  fields: Fields,
) => ReturnType<
  | typeof rateReview
  | typeof replyToReview
  | typeof endorseReview
  | typeof reportReview
  | typeof answerPoint
  | typeof answerQuestions
>;
const ACTS: Record<string, Act> = {
  reply: replyToReview,
  "edit-reply": editReply,
  "delete-reply": deleteReply,
  rate: rateReview,
  endorse: endorseReview,
  flag: reportReview,
  "mark-match": markMatch,
  "answer-point": answerPoint,
  "answer-questions": answerQuestions,
  "judge-answer": judgeAnswer,
  "show-name": showReviewerName,
};

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { ctx, fields } = await memberForm({ request, context });
  const id = params.id ?? "";
  const act = Object.hasOwn(ACTS, fields.intent ?? "") ? ACTS[fields.intent ?? ""] : undefined;
  if (!act) throw badRequest("This page does not know what to do with this form.");
  const result = await act(ctx, id, fields);
  if (result.ok) {
    await forgetHeld({ request, context });
    if ("replyId" in result) return seeOther(`/reviews/${id}#reply-${result.replyId}`);
    return seeOther(`/reviews/${id}${placeOf(id, fields)}`);
  }
  if (result.problem === "missing") throw notFound();
  const sent = { intent: fields.intent ?? "", values: fields };
  const kept = { ...sent, errors: {}, why: null, draft: undefined, theirs: null };
  if (result.problem === "refused") return json({ ...kept, why: result.why }, 409);
  if (result.problem === "invalid") return json({ ...kept, errors: result.errors }, 422);
  const draft = { version: result.theirs.version, state: "conflict" as const };
  return json({ ...kept, draft, theirs: result.theirs }, 409);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data?.page
      ? `Review of ${data.page.solution.title} by ${data.page.review.reviewer.name} · Rationale`
      : data?.sealed
        ? `A sealed review of ${data.sealed.title} · Rationale`
        : "Not found · Rationale",
  },
];

export default function ReviewRoute() {
  const { page, sealed } = useLoaderData<typeof loader>();
  return page ? <Review page={page} /> : <Sealed solution={sealed} />;
}

function Sealed({ solution }: { solution: { title: string; path: string } }) {
  return (
    <div className="wrap narrow page">
      <p className="kicker">
        Review of <a href={solution.path}>{solution.title}</a>
      </p>
      <h1>Sealed for now</h1>
      <Notice>
        Reviews and scores are sealed until yours is in, so that yours is your own. They open when you submit
        it, or when you choose to read first, without the mark “independent”.{" "}
        <a href={`${solution.path}#reviews`}>Review it, or open them</a>
      </Notice>
    </div>
  );
}

type ReviewProps = { page: NonNullable<ReturnType<typeof useLoaderData<typeof loader>>["page"]> };

function Review({ page }: ReviewProps) {
  const { review, solution, held, justSent } = page;
  const refused = useActionData<typeof action>();
  const sent = refused ?? (held ? heldForm(held) : undefined);
  return (
    <div className="wrap narrow page">
      <p className="kicker">
        Review of{" "}
        {solution.path ? (
          <a href={solution.path}>{solution.title}</a>
        ) : solution.gone === "solution" ? (
          <>“{solution.title}”, which its author withdrew</>
        ) : (
          <>“{solution.title}”, which its author shows to other people for the time being</>
        )}
      </p>
      <h1>{review.mine ? "Your review" : `What ${review.reviewer.name} says`}</h1>
      <ErrorSummary errors={refused?.errors} scope={refused && scopeOfSent(review, refused)} />
      {refused?.why ? (
        <Notice kind="problem">
          <p>{refused.why}</p>
          <KeptText fields={textsOf(refused.values)} />
        </Notice>
      ) : null}
      {refused?.theirs ? (
        <DraftConflict
          mine={textsOf(refused.values)}
          theirs={{ ...refused.theirs, fields: textsOf(refused.theirs.fields) }}
          path={`/reviews/${review.id}`}
        />
      ) : null}
      {held && !refused ? <HeldNotice /> : null}
      {justSent && !refused ? (
        <Notice kind="done">
          <p>
            Your review is in. The author is told, reads your comments first and answers each point. You can
            now read the other reviews.
          </p>
          <p className="actions">
            {solution.path ? <a href={`${solution.path}#reviews`}>Reviews of this solution</a> : null}
            <a href="/review">Review another one</a>
          </p>
        </Notice>
      ) : null}
      <ReviewCard
        review={
          sent?.intent === "edit-reply"
            ? openEdit(review, sent.values.reply, {
                body: sent.values.body ?? "",
                error: refused?.errors.body ?? "",
              })
            : review
        }
        author={solution.author}
        solutionId={solution.path && solution.id}
        latestRevision={solution.latestRevision}
        sent={sent}
      />
      {solution.path ? (
        <p>
          <a className="btn" href={`${solution.path}#reviews`}>
            All reviews of this solution
          </a>
        </p>
      ) : null}
    </div>
  );
}

/** What was held was made from the draft as it was then. */
function heldForm(held: Fields) {
  const draft = { version: draftVersion(held) ?? 0, state: "unsaved" as const };
  return { intent: held.intent ?? "reply", values: held, errors: {}, draft };
}

/** The part of the page on which an act is seen. */
function placeOf(id: string, { intent, point, question }: Fields): string {
  if (intent === "answer-point") return `#point-${point}`;
  if (intent === "judge-answer") return `#question-${question}`;
  if (intent === "flag") return `#report-${id}`;
  return intent === "answer-questions" ? `#panel-${id}` : "";
}

/** What somebody wrote into one of the page's forms. */
function textsOf({ body = "", reason = "", note = "", intent, ...fields }: Fields): Fields {
  // What a report chooses is no text of its own.
  return {
    body,
    reason: intent === "flag" ? "" : reason,
    note,
    "answer.1": fields["answer.1"] ?? "",
    "answer.2": fields["answer.2"] ?? "",
  };
}
