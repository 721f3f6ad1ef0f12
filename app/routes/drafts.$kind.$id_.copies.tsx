import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { KeptText } from "~/components/kept";
import { Time } from "~/components/time";
import { DRAFT_KINDS } from "~/domain/drafts/draft";
import { COPIES_KEPT_DAYS, draftCopiesPage, writingPath } from "~/domain/drafts/drafts-page.server";
import { requireMember } from "~/web/context.server";
import { notFound } from "~/web/responses.server";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = requireMember({ request, context });
  const kind = DRAFT_KINDS.find((kind) => kind === params.kind);
  if (!kind) throw notFound();
  const subject = { kind, id: params.id ?? "" };
  const page = await draftCopiesPage(ctx, subject);
  if (page.copies.length === 0) throw notFound();
  return { ...page, days: COPIES_KEPT_DAYS, path: writingPath(subject) };
}

export const meta: MetaFunction = () => [{ title: "Texts kept beside a draft · Rationale" }];

export default function DraftCopiesRoute() {
  const { draft, copies, days, path } = useLoaderData<typeof loader>();
  return (
    <div className="wrap narrow page">
      <h1>Texts kept beside a draft</h1>
      <p className="lede">
        When one draft is written in two places, one text becomes the draft and the other is kept here for{" "}
        {days} days. Take over what you need.
      </p>
      <p>
        <a className="btn" href={path}>
          {draft ? "Go on with the draft" : "Back to writing"}
        </a>
      </p>
      {copies.map(({ fields, savedAt }) => (
        <section className="section" key={savedAt}>
          <h2>
            Kept <Time at={savedAt} />
          </h2>
          <KeptText fields={fields} />
        </section>
      ))}
    </div>
  );
}
