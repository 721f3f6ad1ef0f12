import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Pager } from "~/components/pager";
import { Time } from "~/components/time";
import { readAllNotices } from "~/domain/notices/read-notices.server";
import { noticesPage } from "~/domain/reading/notices-page.server";
import { requireMember } from "~/web/context.server";
import { memberForm } from "~/web/held-forms.server";
import { badRequest, seeOther } from "~/web/responses.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = requireMember({ request, context });
  const page = await noticesPage(ctx, new URL(request.url).searchParams.get("cursor"));
  if (!page) throw badRequest("This page of your notifications does not exist.");
  return { ...page, until: ctx.now };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx, fields } = await memberForm({ request, context });
  if (fields.intent !== "read-all") throw badRequest("This page does not know what to do with this form.");
  await readAllNotices(ctx, fields.until ?? "");
  return seeOther("/notifications");
}

export const meta: MetaFunction = () => [{ title: "Notifications · Rationale" }];

export default function NotificationsRoute() {
  const { rows, nextCursor, until } = useLoaderData<typeof loader>();
  return (
    <div className="wrap narrow page">
      <h1>Notifications</h1>
      {rows.some(({ unread }) => unread) ? (
        <form method="post" className="read-all">
          {/* What comes in between is not read yet. */}
          <input type="hidden" name="until" value={until} />
          <button type="submit" name="intent" value="read-all">
            Mark all as read
          </button>
        </form>
      ) : null}
      {rows.length === 0 ? (
        <p className="empty-state">
          Nothing yet. You are told here when somebody reviews, answers or asks you for another round.
        </p>
      ) : (
        <ul className="notifications">
          {rows.map(({ id, sentence, title, createdAt, unread }) => (
            <li key={id} className={unread ? "unread" : undefined}>
              <p>
                {sentence}{" "}
                {title ? (
                  <a href={`/notifications/${id}`}>{title}</a>
                ) : (
                  <span className="quiet">a solution that is not shown to you any more</span>
                )}
              </p>
              <span className="small quiet">
                {unread ? <span className="badge">new</span> : null} <Time at={createdAt} />
              </span>
            </li>
          ))}
        </ul>
      )}
      <Pager
        href={nextCursor && `/notifications?${new URLSearchParams({ cursor: nextCursor })}`}
        label="Older"
      />
    </div>
  );
}
