import {
  type ActionFunctionArgs,
  json,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ErrorSummary, Field, Notice } from "~/components/form";
import { OwnCaseReviews } from "~/components/own-case-reviews";
import { Time } from "~/components/time";
import { APPEAL_MAX, CASE_KINDS, wordsOfVerdict } from "~/domain/integrity/case";
import { appealCase } from "~/domain/moderation/appeal-case.server";
import { ownCasePage } from "~/domain/moderation/own-case-page.server";
import type { FieldErrors } from "~/domain/parse";
import { REPORT_REASONS } from "~/domain/reviews/report";
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
  const page = useLoaderData<typeof loader>();
  const { kind, openedAt, side, reasons, reviews, taken, givenBack } = page;
  const { appealedAt, decided, handle, justSent, typed } = page;
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
        {side ? (
          <div>
            <dt>Your side</dt>
            <dd>{SIDES[side]}</dd>
          </div>
        ) : null}
        {reasons.length > 0 ? (
          <div>
            <dt>What is said of it</dt>
            <dd>{reasons.map((reason) => REPORT_REASONS[reason]).join(". ")}.</dd>
          </div>
        ) : null}
        <div>
          <dt>Taken back from you</dt>
          <dd>{inWords(taken) || "Nothing."}</dd>
        </div>
        {inWords(givenBack) ? (
          <div>
            <dt>Given back to you</dt>
            <dd>{inWords(givenBack)}</dd>
          </div>
        ) : null}
      </dl>
      <OwnCaseReviews reviews={reviews} side={side} />
      <p className="small quiet">
        {kind === "reported-review"
          ? "Somebody says so, and a moderator reads the review and decides. You are not told who it is."
          : "Nobody is accused by this: the rule counts, and a moderator looks."}{" "}
        Only your own part is shown here. What is taken or given back stands as rows of its own in{" "}
        <a href={`/u/${handle}/reputation`}>your points</a>.
      </p>
      <section className="section" id="appeal">
        {decided ? (
          <>
            <h2>Decided</h2>
            <Notice kind="info">
              <p>
                {wordsOfVerdict(kind, decided.verdict).said} <Time at={decided.at} />
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

const SIDES = {
  rater: "You gave these ratings. What they paid is taken back from the other one, not from you.",
  rated: "You got these ratings. Who gave them has this case as well.",
};

function inWords({ points, reviews }: { points: number; reviews: number }): string {
  const parts = [
    ...(points > 0 ? [`${points} ${points === 1 ? "point" : "points"}`] : []),
    ...(reviews > 0 ? [`the full weight of ${reviews === 1 ? "one review" : `${reviews} reviews`}`] : []),
  ];
  return parts.join(", and ");
}
