import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ErrorSummary, Notice } from "~/components/form";
import { AskedAgain, Places, ReviewingHabits, Suggestions } from "~/components/review-queue";
import { releaseClaim } from "~/domain/queue/claims.server";
import { saveHabits } from "~/domain/queue/save-habits.server";
import { skipSolution } from "~/domain/queue/skip-solution.server";
import { claimSuggested } from "~/domain/reading/claim-suggested.server";
import { reviewQueuePage } from "~/domain/reading/review-queue-page.server";
import { requireMember } from "~/web/context.server";
import { memberForm } from "~/web/held-forms.server";
import { badRequest, seeOther } from "~/web/responses.server";

const DONE: Record<string, string> = {
  skipped: "It is not suggested to you for 30 days.",
  released: "The place is free again. What you wrote is kept as a draft.",
  saved: "Saved.",
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = requireMember({ request, context });
  const query = new URL(request.url).searchParams;
  const done = Object.keys(DONE).find((name) => query.has(name));
  return { ...(await reviewQueuePage(ctx)), done: done ? (DONE[done] ?? null) : null };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx, fields } = await memberForm({ request, context });
  const solution = fields.solution ?? "";
  switch (fields.intent) {
    case "claim": {
      const claimed = await claimSuggested(ctx, solution);
      if (claimed.ok) return seeOther(`/solutions/${solution}/review`);
      return json({ why: claimed.why, errors: {}, fields: {} }, 409);
    }
    case "skip":
      await skipSolution(ctx, solution);
      return seeOther("/review?skipped=1");
    case "release":
      await releaseClaim(ctx, solution);
      return seeOther("/review?released=1");
    case "habits": {
      const saved = await saveHabits(ctx, fields);
      if (saved.ok) return seeOther("/review?saved=1");
      return json({ why: null, errors: saved.errors, fields }, 422);
    }
    default:
      throw badRequest("This page does not know what to do with this form.");
  }
}

export const meta: MetaFunction = () => [
  { title: "Review · Rationale" },
  { name: "robots", content: "noindex" },
];

export default function ReviewQueueRoute() {
  const page = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <div className="wrap page">
      <h1>Review</h1>
      <p className="lede">
        What has the fewest reviews and reviewers at work comes first, and of these what waits longest. Take a
        place, and it is yours for 30 minutes, and longer once you write.
      </p>
      <div className="cols queue">
        <div>
          {sent?.why ? <Notice kind="problem">{sent.why}</Notice> : null}
          {page.done && !sent ? <Notice kind="done">{page.done}</Notice> : null}
          <ErrorSummary errors={sent?.errors} />
          <Places places={page.places} />
          <AskedAgain asked={page.asked} />
          <Suggestions {...page} />
        </div>
        <aside className="side">
          <ReviewingHabits {...page} fields={sent?.fields} errors={sent?.errors} />
        </aside>
      </div>
    </div>
  );
}
