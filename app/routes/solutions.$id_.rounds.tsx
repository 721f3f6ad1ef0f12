import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Notice } from "~/components/form";
import { HeldNotice } from "~/components/kept";
import { RoundList } from "~/components/round-list";
import { RoundRequestForm } from "~/components/round-request-form";
import { requestRound } from "~/domain/rounds/request-round.server";
import { parseAsked } from "~/domain/rounds/round";
import { roundsPage } from "~/domain/rounds/rounds-page.server";
import { requireMember } from "~/web/context.server";
import { forgetHeld, heldFields, memberForm } from "~/web/held-forms.server";
import { badRequest, notFound, seeOther } from "~/web/responses.server";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const page = await roundsPage(requireMember({ request, context }), params.id ?? "");
  if (!page) throw notFound();
  const held = await heldFields({ request, context });
  return {
    ...page,
    held: held && { chosen: parseAsked(held) },
    justAsked: new URL(request.url).searchParams.has("asked"),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { ctx, fields } = await memberForm({ request, context });
  if (fields.intent !== "request") throw badRequest("This page does not know what to do with this form.");
  const id = params.id ?? "";
  const result = await requestRound(ctx, id, fields);
  if (result.ok) {
    await forgetHeld({ request, context });
    return seeOther(`/solutions/${id}/rounds?asked=1#main`);
  }
  if (result.problem === "missing") throw notFound();
  const sent = { chosen: parseAsked(fields), why: null, errors: {} };
  return result.problem === "refused"
    ? json({ ...sent, why: result.why }, 409)
    : json({ ...sent, errors: result.errors as Record<string, string> }, 422);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Rounds: ${data?.solution.title ?? "not found"} · Rationale` },
];

export default function RoundsRoute() {
  const page = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { solution, refused, held, justAsked } = page;
  return (
    <div className="wrap narrow page">
      <p className="kicker">
        <a href={solution.path}>{solution.title}</a>
      </p>
      <h1>Rounds of review</h1>
      <p className="lede">
        After a revision you can ask those who reviewed an earlier one to look again. They see what changed
        and which of their points are open, and confirm or change their levels.
      </p>
      {justAsked && !sent ? <Notice kind="done">They are told, and can look again now.</Notice> : null}
      {sent?.why ? <Notice kind="problem">{sent.why}</Notice> : null}
      {held && !sent ? <HeldNotice /> : null}
      {refused ? <Notice>{refused}</Notice> : null}
      <RoundRequestForm page={page} chosen={sent?.chosen ?? held?.chosen ?? []} errors={sent?.errors} />
      <RoundList rounds={page.rounds} solutionId={solution.id} />
    </div>
  );
}
