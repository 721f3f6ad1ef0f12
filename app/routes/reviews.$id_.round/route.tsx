import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DraftConflict } from "~/components/draft-form";
import { Notice } from "~/components/form";
import { HeldNotice, KeptText } from "~/components/kept";
import { type Draft, draftVersion } from "~/domain/drafts/draft";
import type { FieldErrors, Fields } from "~/domain/parse";
import { roundFields } from "~/domain/rounds/round";
import { roundFormPage } from "~/domain/rounds/round-form-page.server";
import { saveRoundDraft } from "~/domain/rounds/save-round-draft.server";
import { submitRound } from "~/domain/rounds/submit-round.server";
import { limitedCompare } from "~/web/compare.server";
import { requireMember } from "~/web/context.server";
import { forgetHeld, heldFields, memberForm } from "~/web/held-forms.server";
import { badRequest, notFound, passHeaders, seeOther } from "~/web/responses.server";
import { setAside } from "~/web/stored-html.server";
import { ChangedSections } from "./changed-sections";
import { RoundForm } from "./round-form";

export const headers = passHeaders;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = { ...requireMember({ request, context }), compare: limitedCompare(context) };
  const page = await roundFormPage(ctx, params.id ?? "");
  if (!page) throw notFound();
  const held = await heldFields({ request, context });
  const data = {
    ...page,
    points: page.points.map((point) => ({ ...point, bodyHtml: setAside(context, point.bodyHtml) })),
    scores: page.scores.map((score) => ({ ...score, reasonHtml: setAside(context, score.reasonHtml) })),
    fields: held ? roundFields(held) : page.fields,
    // What was held was made from the draft as it was then.
    version: (held && draftVersion(held)) ?? page.version,
    held: held !== null,
    justSaved: new URL(request.url).searchParams.has("saved"),
  };
  return json(data, page.refused ? 409 : 200);
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { ctx, fields } = await memberForm({ request, context });
  const id = params.id ?? "";
  const { intent } = fields;
  if (intent !== "draft" && intent !== "submit")
    throw badRequest("Say whether to save a draft or to submit.");
  const result = await (intent === "draft" ? saveRoundDraft : submitRound)(ctx, id, fields);
  if (result.ok) {
    await forgetHeld({ request, context });
    return seeOther(intent === "draft" ? `/reviews/${id}/round?saved=1` : `/reviews/${id}#rounds-${id}`);
  }
  if (result.problem === "missing") throw notFound();
  if (result.problem === "refused") return json(refusal(fields, { why: result.why }), 409);
  if (result.problem === "conflict") return json(refusal(fields, { theirs: result.theirs }), 409);
  return json(refusal(fields, { errors: result.errors }), 422);
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
  return { fields: roundFields(fields), errors, why, theirs };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Look again: ${data?.title ?? "not found"} · Rationale` },
];

export default function RoundRoute() {
  const page = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { reviewId, title, path, round, latestRevision, refused, held, justSaved } = page;
  return (
    <div className="wrap narrow page">
      <p className="kicker">
        {path ? <a href={path}>{title}</a> : title}, <a href={`/reviews/${reviewId}`}>your review</a>
      </p>
      <h1>{refused ? "You cannot look again now" : `Look again: round ${round}`}</h1>
      {refused ? (
        <>
          <Notice kind="problem">{sent?.why ?? refused}</Notice>
          <KeptText fields={sent?.fields ?? page.fields} />
        </>
      ) : (
        <>
          <p className="lede">
            The author asks you to look at <a href={path ?? ""}>revision {latestRevision}</a>. Say which of
            your points are solved, and confirm or change each level.
          </p>
          {justSaved && !sent ? <Notice kind="done">The draft is saved.</Notice> : null}
          {held && !sent ? <HeldNotice /> : null}
          {sent?.theirs ? (
            <DraftConflict mine={sent.fields} theirs={sent.theirs} path={`/reviews/${reviewId}/round`} />
          ) : null}
          <ChangedSections {...page} />
          <RoundForm
            page={page}
            fields={sent?.fields ?? page.fields}
            version={sent?.theirs?.version ?? page.version}
            errors={sent?.errors}
            state={sent?.theirs ? "conflict" : sent || held ? "unsaved" : "saved"}
          />
        </>
      )}
    </div>
  );
}
