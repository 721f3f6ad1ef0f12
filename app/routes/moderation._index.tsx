import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ErrorSummary, Notice } from "~/components/form";
import { Pager } from "~/components/pager";
import { TakedownRequest } from "~/components/takedown-request";
import { declineRequest, hideBrief } from "~/domain/moderation/decide-takedown.server";
import { moderationPage } from "~/domain/moderation/moderation-page.server";
import { isMember } from "~/web/context.server";
import { heldFields } from "~/web/held-forms.server";
import { takeDecision } from "~/web/moderation.server";
import { badRequest, notFound } from "~/web/responses.server";
import { setAside } from "~/web/stored-html.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ctx } = context;
  if (!isMember(ctx) || !ctx.viewer.isModerator) throw notFound();
  const page = await moderationPage(ctx, new URL(request.url).searchParams.get("cursor"));
  if (!page) throw badRequest("This page of the list does not exist.");
  const held = await heldFields({ request, context });
  return {
    rows: page.rows.map((row) => ({ ...row, briefHtml: setAside(context, row.briefHtml) })),
    nextCursor: page.nextCursor,
    held: held && { id: held.id ?? "", why: held.why ?? "" },
  };
}

export function action({ request, context }: ActionFunctionArgs) {
  return takeDecision({ request, context }, { hide: hideBrief, decline: declineRequest });
}

export const meta: MetaFunction = () => [{ title: "Moderation · Rationale" }];

export default function ModerationRoute() {
  const { rows, nextCursor, held } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const typed = sent ?? held;
  return (
    <div className="wrap narrow page">
      <h1>Requests for removal</h1>
      <p className="lede">
        The longest waiting first. What you decide stands in the <a href="/moderation/log">public log</a>.
        What rules found between members: <a href="/moderation/cases">cases</a>.
      </p>
      <ErrorSummary errors={sent?.errors} scope={sent?.id} />
      {sent?.refused ? <Notice kind="problem">{sent.refused}</Notice> : null}
      {rows.map((request) => (
        <TakedownRequest
          key={request.id}
          request={request}
          typed={typed?.id === request.id ? typed.why : undefined}
          error={sent?.id === request.id ? sent.errors.why : undefined}
        />
      ))}
      {rows.length === 0 ? <p className="empty-state">No open requests.</p> : null}
      <Pager
        href={nextCursor && `/moderation?${new URLSearchParams({ cursor: nextCursor })}`}
        label="More requests"
      />
    </div>
  );
}
