import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { AttachmentList } from "~/components/attachment-list";
import { DraftConflict } from "~/components/draft-form";
import { Notice } from "~/components/form";
import { HeldNotice, KeptText } from "~/components/kept";
import { WalkthroughPlayer } from "~/components/walkthrough-player";
import { Brief, WriteUp, WriteUpHeader } from "~/components/write-up";
import { type Draft, draftVersion } from "~/domain/drafts/draft";
import type { FieldErrors, Fields } from "~/domain/parse";
import { POINTS_MAX } from "~/domain/points/point";
import { sentPoints } from "~/domain/points/point-fields";
import type { Hint } from "~/domain/reviews/checks/check";
import { hintsOf, withDismissed } from "~/domain/reviews/checks/checks";
import { reviewFields } from "~/domain/reviews/review";
import { reviewFormPage } from "~/domain/reviews/review-form-page.server";
import { saveReviewDraft } from "~/domain/reviews/save-review-draft.server";
import { submitReview } from "~/domain/reviews/submit-review.server";
import { solutionPath } from "~/domain/solutions/solution";
import { requireMember } from "~/web/context.server";
import { forgetHeld, heldFields, memberForm } from "~/web/held-forms.server";
import { badRequest, notFound, seeOther } from "~/web/responses.server";
import { setAsideSolution } from "~/web/stored-html.server";
import { beginPoint } from "./begin-point";
import { ReviewForm } from "./review-form";

export const handle = { wide: true };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = requireMember({ request, context });
  const page = await reviewFormPage(ctx, params.id ?? "");
  if (!page) throw notFound();
  const held = await heldFields({ request, context });
  const query = new URL(request.url).searchParams;
  const begun = beginPoint(held ? reviewFields(held) : page.fields, page.files, query);
  return {
    ...page,
    solution: page.solution && setAsideSolution(context, page.solution),
    fields: begun.fields,
    begun: begun.n,
    isNew: begun.isNew,
    tooMany: begun.tooMany,
    // What was held was made from the draft as it was then.
    version: (held && draftVersion(held)) ?? page.version,
    held: held !== null,
    justSaved: query.has("saved"),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { ctx, fields: sent } = await memberForm({ request, context });
  const id = params.id ?? "";
  const anchor = savingAnchor(sent);
  const fields: Fields = { ...sent, dismissed: withDismissed(sent.dismissed, [sent.dismiss ?? ""]) };
  if (anchor) {
    const saved = await saveReviewDraft(ctx, id, fields);
    if (saved.ok) {
      await forgetHeld({ request, context });
      return seeOther(`/solutions/${id}/review?saved=1#${anchor}`);
    }
    if (saved.problem === "missing") throw notFound();
    if (saved.problem === "refused") return json(refusal(fields, { why: saved.why }), 409);
    if (saved.problem === "invalid") return json(refusal(fields, { errors: saved.errors }), 422);
    return json(refusal(fields, { theirs: saved.theirs }), 409);
  }
  if (fields.intent !== "submit") throw badRequest("Say whether to save a draft or to submit.");
  const submitted = await submitReview(ctx, id, fields);
  if (submitted.ok) {
    await forgetHeld({ request, context });
    return seeOther(`/reviews/${submitted.reviewId}?sent=1#review-${submitted.reviewId}`);
  }
  if (submitted.problem === "missing") throw notFound();
  if (submitted.problem === "refused") return json(refusal(fields, { why: submitted.why }), 409);
  if (submitted.problem === "conflict") return json(refusal(fields, { theirs: submitted.theirs }), 409);
  if (submitted.problem === "stopped") return json(stopped(fields, submitted.hints), 422);
  return json(refusal(fields, { errors: submitted.errors }), 422);
}

/** Where on the page a form that saves the draft goes on; null for one that does not. */
function savingAnchor(fields: Fields): string | null {
  if (fields.intent === "draft") return "review";
  if (fields.intent === "add-point") return `point-${Math.min(sentPoints(fields).length + 1, POINTS_MAX)}`;
  return fields.dismiss ? "hints" : null;
}

/** What stops a review once is dismissed with it: sent again it is taken. */
function stopped(fields: Fields, hints: Hint[]) {
  const keys = hints.map(({ key }) => key);
  const errors = hints.map(({ field, sentence }) => [
    field,
    `${sentence} Or submit again to leave it as it is.`,
  ]);
  return refusal(
    { ...fields, dismissed: withDismissed(fields.dismissed, keys) },
    { errors: Object.fromEntries(errors) },
  );
}

/** What was sent, and why it was not taken: nothing typed is lost. */
function refusal(
  fields: Fields,
  {
    errors = {},
    why = null,
    theirs = null,
  }: { errors?: FieldErrors; why?: string | null; theirs?: Draft | null },
) {
  return { fields: reviewFields(fields), errors, why, theirs };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Review: ${data?.solution?.title ?? "withdrawn"} · Rationale` },
];

export default function ReviewFormRoute() {
  const page = useLoaderData<typeof loader>();
  const { solution, refused, reviewId, fields, version, savedAt, held, justSaved, checks, files } = page;
  const sent = useActionData<typeof action>();
  const isDraft = !sent && !held;
  const isUnsaved = sent || held || page.isNew;
  if (!solution) {
    return (
      <div className="wrap narrow page">
        <h1>Your review cannot be taken</h1>
        <Notice kind="problem">
          {refused} This is what you wrote; it is kept for the case that the solution comes back.
        </Notice>
        <KeptText fields={sent?.fields ?? fields} />
      </div>
    );
  }
  return (
    <div className="split-page">
      <a className="skip" href="#review">
        Skip to your review
      </a>
      <nav className="tabs" aria-label="Parts of this page">
        <a href="#write-up">Write-up</a>
        <a href="#review">Your review</a>
      </nav>
      <div className="split">
        <section id="write-up" aria-label="Write-up" tabIndex={0}>
          <div className="column">
            <WriteUpHeader solution={solution} />
            {solution.ask ? <Notice>Feedback wanted: {solution.ask}</Notice> : null}
            <WalkthroughPlayer walkthrough={solution.walkthrough} page={solutionPath(solution)} startAt={0} />
            <Brief solution={solution} />
            <div data-write-up="" data-revision={solution.revision}>
              <WriteUp html={solution.bodyHtml} />
            </div>
            <AttachmentList solutionId={solution.id} files={files} />
            {files.length > 0 && !refused ? (
              <noscript>
                <p className="quiet">
                  Save the draft before you open a file: nothing is saved by itself here.
                </p>
              </noscript>
            ) : null}
          </div>
        </section>
        <section id="review" className="form-side" aria-label="Your review" tabIndex={0}>
          {refused ? (
            <>
              <Notice kind="problem">
                {refused} {reviewId ? <a href={`/reviews/${reviewId}`}>See your review</a> : null}
              </Notice>
              {sent ? <KeptText fields={sent.fields} /> : null}
            </>
          ) : (
            <>
              {justSaved && !sent ? (
                <Notice kind="done">The draft is saved. You can go on here, or on another device.</Notice>
              ) : null}
              {held && !sent ? <HeldNotice /> : null}
              {page.tooMany && !sent ? (
                <Notice kind="problem">
                  {POINTS_MAX} points are the most that one review can make. Remove one first.
                </Notice>
              ) : null}
              {sent?.theirs ? (
                <DraftConflict
                  mine={sent.fields}
                  theirs={sent.theirs}
                  path={`/solutions/${solution.id}/review#review`}
                />
              ) : null}
              <ReviewForm
                revision={solution.revision}
                outline={solution.outline}
                files={files}
                begun={sent ? null : page.begun}
                fields={sent?.fields ?? fields}
                version={sent?.theirs?.version ?? version}
                errors={sent?.errors}
                hints={
                  isDraft || !checks ? page.hints : hintsOf({ ...checks, fields: sent?.fields ?? fields })
                }
                checks={checks}
                unplaced={isDraft ? page.unplaced : []}
                savedAt={savedAt}
                solutionId={solution.id}
                state={sent?.theirs ? "conflict" : isUnsaved ? "unsaved" : "saved"}
              />
            </>
          )}
        </section>
      </div>
    </div>
  );
}
