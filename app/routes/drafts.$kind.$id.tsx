import { type ActionFunctionArgs, json } from "@remix-run/node";
import { saveReplyDraft } from "~/domain/discussion/save-reply-draft.server";
import { DRAFT_KINDS, type DraftAnswer, type DraftKind } from "~/domain/drafts/draft";
import { writingPath } from "~/domain/drafts/drafts-page.server";
import { saveAnswersDraft } from "~/domain/panel/save-answers-draft.server";
import { isId } from "~/domain/parse";
import { saveReviewDraft } from "~/domain/reviews/save-review-draft.server";
import { saveRoundDraft } from "~/domain/rounds/save-round-draft.server";
import { saveSolutionDraft } from "~/domain/solutions/save-solution-draft.server";
import { saveWalkthroughDraft } from "~/domain/solutions/save-walkthrough-draft.server";
import { isMember } from "~/web/context.server";
import { readFields } from "~/web/fields.server";
import { forgetHeldOf } from "~/web/held-forms.server";
import { badRequest, notFound, tooMany } from "~/web/responses.server";

/** Saves a draft for a script: an answer in JSON, and no page. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { ctx } = context;
  const kind = DRAFT_KINDS.find((kind) => kind === params.kind);
  const id = params.id ?? "";
  if (!kind) throw notFound();
  if (!isMember(ctx)) return answer(401, refused("signed-out", "You are signed out."));
  if (!isId(id)) throw badRequest("This is not the id of anything that drafts are about.");

  const wait = await context.app.limits.take("draft", ctx.viewer.id);
  if (wait > 0) throw tooMany(wait, "At most 120 saves a minute.");
  const fields = await readFields(request);
  const saved = await save[kind](ctx, id, fields);
  if (saved.ok) {
    const page = writingPath({ kind, id });
    await forgetHeldOf({ request, context }, { path: page.replace(/#.*/, ""), id });
    return answer(200, { saved: true, version: saved.version, savedAt: ctx.now, page });
  }
  switch (saved.problem) {
    case "missing":
      return answer(404, refused("missing", "What this draft is about is not there any more."));
    case "refused":
      return answer(409, refused("refused", saved.why));
    case "invalid":
      return answer(422, refused("invalid", Object.values(saved.errors)[0] ?? "This cannot be kept."));
    case "conflict":
      return answer(
        409,
        refused("conflict", "This draft was saved in another tab or on another device since you opened it."),
      );
  }
}

export const loader = () => {
  throw notFound();
};

const save = {
  solution: (ctx, id, fields) => saveSolutionDraft(ctx, { id, fields, mayCreate: true }),
  walkthrough: saveWalkthroughDraft,
  review: saveReviewDraft,
  reply: saveReplyDraft,
  answer: saveAnswersDraft,
  round: saveRoundDraft,
} satisfies Record<DraftKind, typeof saveReviewDraft | typeof saveReplyDraft>;

function refused(problem: Exclude<DraftAnswer, { saved: true }>["problem"], sentence: string): DraftAnswer {
  return { saved: false, problem, sentence };
}

function answer(status: number, body: DraftAnswer) {
  return json(body, status);
}
