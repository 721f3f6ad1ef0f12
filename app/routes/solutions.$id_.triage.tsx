import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Notice } from "~/components/form";
import { KeptText } from "~/components/kept";
import { TriageForm } from "~/components/triage-form";
import type { Fields } from "~/domain/parse";
import { liftTriage, triagePage, triageSolution } from "~/domain/reviews/triage-solution.server";
import { requireMember } from "~/web/context.server";
import { forgetHeld, heldFields, memberForm } from "~/web/held-forms.server";
import { notFound, seeOther } from "~/web/responses.server";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const page = await triagePage(requireMember({ request, context }), params.id ?? "");
  if (!page) throw notFound();
  const justSent = new URL(request.url).searchParams.has("sent");
  return { ...page, justSent, held: await heldFields({ request, context }) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { ctx, fields } = await memberForm({ request, context });
  const id = params.id ?? "";
  if (fields.intent === "lift") {
    if (!(await liftTriage(ctx, id))) throw notFound();
    return seeOther(`/solutions/${id}`);
  }
  const result = await triageSolution(ctx, id, fields);
  if (result.ok) {
    await forgetHeld({ request, context });
    return seeOther(`/solutions/${id}/triage?sent=1#main`);
  }
  if (result.problem === "missing") throw notFound();
  const typed: Fields = { reason: fields.reason ?? "", note: fields.note ?? "" };
  if (result.problem === "refused") return json({ why: result.why, errors: {}, typed }, 409);
  return json({ why: null, errors: result.errors, typed }, 422);
}

export const meta: MetaFunction = () => [
  { title: "Not reviewable yet · Rationale" },
  { name: "robots", content: "noindex" },
];

export default function TriageRoute() {
  const { title, path, refused, lacksPoints, handle, justSent, held } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const why = sent?.why ?? refused;
  return (
    <div className="wrap narrow page">
      <p className="kicker">
        <a href={path}>{title}</a>
      </p>
      <h1>Not reviewable yet</h1>
      <p className="lede">
        For a solution that nobody could review as it is. It leaves the queue, its author is told why and puts
        it back when it is ready. It is no verdict: a weak solution is reviewed, not sent back.
      </p>
      {justSent && !sent ? (
        <Notice kind="done">
          <p>It is sent back. Its author reads why, and puts it back when it is ready.</p>
          <a className="btn" href="/review">
            Review another one
          </a>
        </Notice>
      ) : why ? (
        <Notice kind={sent?.why ? "problem" : "info"}>
          <p>{why}</p>
          {lacksPoints ? (
            <p>
              <a href={`/u/${handle}/reputation`}>Your points</a>, and{" "}
              <a href="/guide/reputation#privileges">what points open</a>
            </p>
          ) : null}
          {sent?.why ? <KeptText fields={{ note: sent.typed.note ?? "" }} /> : null}
        </Notice>
      ) : (
        <TriageForm typed={sent?.typed ?? held ?? undefined} errors={sent?.errors} />
      )}
    </div>
  );
}
