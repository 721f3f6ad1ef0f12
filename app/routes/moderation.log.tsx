import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ErrorSummary, Notice } from "~/components/form";
import { Pager } from "~/components/pager";
import { Time } from "~/components/time";
import { WhyForm } from "~/components/why-form";
import { moderationLogPage } from "~/domain/moderation/moderation-log-page.server";
import { showBrief } from "~/domain/moderation/show-brief.server";
import { takeDecision } from "~/web/moderation.server";
import { badRequest } from "~/web/responses.server";

export async function loader({ request, context: { ctx } }: LoaderFunctionArgs) {
  const page = await moderationLogPage(ctx, new URL(request.url).searchParams.get("cursor"));
  if (!page) throw badRequest("This page of the log does not exist.");
  return { ...page, isModerator: ctx.viewer?.isModerator ?? false };
}

export function action({ request, context }: ActionFunctionArgs) {
  return takeDecision({ request, context }, { show: showBrief });
}

export const meta: MetaFunction = () => [
  { title: "Moderation log · Rationale" },
  { name: "description", content: "What moderators did, when, and why." },
  { tagName: "link", rel: "canonical", href: "/moderation/log" },
];

const ACTS = {
  "hide-brief": "hid the brief of",
  "show-brief": "showed again the brief of",
  "decline-request": "declined to hide the brief of",
  "case-stands": "let stand what a rule found in",
  "case-lifted": "gave back what a rule took in",
  "report-upheld": "upheld a report of a review in",
  "report-unfounded": "found a report of a review unfounded in",
};

/** What is not shown, or is about people. */
const UNNAMED = {
  solution: "a solution that is not public",
  challenge: "a challenge that is not public",
  case: "a case between members",
};

export default function ModerationLogRoute() {
  const { rows, nextCursor, isModerator } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <div className="wrap narrow page">
      <h1>Moderation log</h1>
      <p className="lede">
        Everything that moderators did, and why. Who asked for it, and whom a case is about, is not told.
        {isModerator ? (
          <>
            {" "}
            <a href="/moderation">Open requests</a>
          </>
        ) : null}
      </p>
      <ErrorSummary errors={sent?.errors} scope={sent?.id} />
      {sent?.refused ? <Notice kind="problem">{sent.refused}</Notice> : null}
      {rows.map(({ id, act, kind, about, why, moderator, happenedAt, canShow }) => (
        <article className="moderation-act" key={id} id={id}>
          <p>
            <a href={`/u/${moderator}`}>{moderator}</a> {ACTS[act]}{" "}
            {about ? <a href={about.path}>{about.title}</a> : UNNAMED[kind]}, <Time at={happenedAt} />
          </p>
          <p className="quiet">{why}</p>
          {canShow ? (
            <details open={sent?.id === id}>
              <summary>Show the brief again</summary>
              <WhyForm
                id={id}
                label="Why is it shown again?"
                value={sent?.id === id ? sent.why : undefined}
                error={sent?.id === id ? sent.errors.why : undefined}
              >
                <button type="submit" name="intent" value="show">
                  Show again
                </button>
              </WhyForm>
            </details>
          ) : null}
        </article>
      ))}
      {rows.length === 0 ? <p className="empty-state">Moderators have not done anything yet.</p> : null}
      <Pager
        href={nextCursor && `/moderation/log?${new URLSearchParams({ cursor: nextCursor })}`}
        label="Older"
      />
    </div>
  );
}
