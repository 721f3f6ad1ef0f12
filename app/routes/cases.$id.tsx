import {
  type ActionFunctionArgs,
  json,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ErrorSummary, Field, Notice } from "~/components/form";
import { Time } from "~/components/time";
import { APPEAL_MAX, CASE_KINDS, VERDICTS } from "~/domain/integrity/case";
import { appealCase } from "~/domain/moderation/appeal-case.server";
import { ownCasePage } from "~/domain/moderation/own-case-page.server";
import type { FieldErrors } from "~/domain/parse";
import numbers from "~/styles/numbers.css?url";
import { requireMember } from "~/web/context.server";
import { forgetHeld, heldFields, memberForm } from "~/web/held-forms.server";
import { notFound, seeOther } from "~/web/responses.server";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: numbers }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = requireMember({ request, context });
  const page = await ownCasePage(ctx, params.id ?? "");
  if (!page) throw notFound();
  const held = await heldFields({ request, context });
  const justSent = new URL(request.url).searchParams.has("sent");
  return { ...page, handle: ctx.viewer.handle, typed: held?.appeal ?? page.appeal, justSent };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { ctx, fields } = await memberForm({ request, context });
  const id = params.id ?? "";
  const result = await appealCase(ctx, id, fields);
  if (result.ok) {
    await forgetHeld({ request, context });
    return seeOther(`/cases/${id}?sent=1#appeal`);
  }
  if (result.problem === "missing") throw notFound();
  const typed = fields.appeal ?? "";
  const none: FieldErrors = {};
  if (result.problem === "refused") return json({ typed, errors: none, why: result.why }, 409);
  return json({ typed, errors: result.errors, why: null }, 422);
}

export const meta: MetaFunction = () => [
  { title: "A case that concerns you · Rationale" },
  { name: "robots", content: "noindex" },
];

export default function OwnCaseRoute() {
  const { kind, openedAt, taken, appealedAt, decided, handle, justSent, typed } =
    useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <div className="wrap narrow page">
      <p className="kicker">A case that concerns you</p>
      <h1>{CASE_KINDS[kind].label}</h1>
      <p className="lede">{CASE_KINDS[kind].rule}</p>
      <dl className="case-facts">
        <div>
          <dt>Opened</dt>
          <dd>
            <Time at={openedAt} />
          </dd>
        </div>
        <div>
          <dt>Taken back from you</dt>
          <dd>{inWords(taken)}</dd>
        </div>
      </dl>
      <p className="small quiet">
        Nobody is accused by this: the rule counts, and a moderator looks. Only your own part is shown here.
        What was taken back stands as rows of its own in <a href={`/u/${handle}/reputation`}>your points</a>.
      </p>
      <section className="section" id="appeal">
        {decided ? (
          <>
            <h2>Decided</h2>
            <Notice kind="info">
              <p>
                {VERDICTS[decided.verdict].said} <Time at={decided.at} />
              </p>
              <p>{decided.why}</p>
            </Notice>
            {sent?.why || typed ? (
              <>
                <h3>What you said</h3>
                <p className="appeal">{sent?.typed || typed}</p>
              </>
            ) : null}
          </>
        ) : (
          <>
            <h2>Say what happened</h2>
            <ErrorSummary errors={sent?.errors} scope="appeal" />
            {justSent && !sent ? (
              <Notice kind="done">
                <p>It is sent. You can change it until a moderator decides; you are told then.</p>
              </Notice>
            ) : null}
            <form method="post" className="form">
              <Field
                name="appeal"
                scope="appeal"
                label="To the moderators"
                hint="They read it beside the numbers. Nobody else does."
                error={sent?.errors.appeal}
              >
                {(control) => (
                  <textarea
                    {...control}
                    rows={6}
                    maxLength={APPEAL_MAX}
                    defaultValue={sent?.typed ?? typed}
                  />
                )}
              </Field>
              <div className="actions">
                <button type="submit" className="primary">
                  {appealedAt ? "Change the appeal" : "Appeal"}
                </button>
              </div>
            </form>
          </>
        )}
      </section>
    </div>
  );
}

function inWords({ points, awards, reviews }: { points: number; awards: number; reviews: number }): string {
  const parts = [
    ...(points > 0 || awards > 0 ? [`${points} ${points === 1 ? "point" : "points"}`] : []),
    ...(reviews > 0 ? [`the full weight of ${reviews === 1 ? "one review" : `${reviews} reviews`}`] : []),
  ];
  return parts.length > 0 ? parts.join(", and ") : "No points.";
}
