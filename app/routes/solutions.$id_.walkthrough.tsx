import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DraftConflict } from "~/components/draft-form";
import { Notice } from "~/components/form";
import { HeldNotice } from "~/components/kept";
import { WalkthroughForm } from "~/components/walkthrough-form";
import { draftVersion } from "~/domain/drafts/draft";
import { walkthroughPage } from "~/domain/solutions/walkthrough-page.server";
import { walkthroughFields } from "~/domain/walkthroughs/walkthrough";
import { requireMember } from "~/web/context.server";
import { heldFields } from "~/web/held-forms.server";
import { notFound, passHeaders } from "~/web/responses.server";
import { memberUpload } from "~/web/uploads.server";
import { submitWalkthrough } from "~/web/walkthrough-form.server";

export const headers = passHeaders;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = requireMember({ request, context });
  const page = await walkthroughPage(ctx, params.id ?? "");
  if (!page) throw notFound();
  const held = await heldFields({ request, context });
  return {
    ...page,
    fields: held ? walkthroughFields(held) : page.fields,
    // What was held was made from the draft as it was then.
    version: (held && draftVersion(held)) ?? page.version,
    held: held !== null,
    justSaved: new URL(request.url).searchParams.has("saved"),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { ctx, form } = await memberUpload({ request, context });
  try {
    const id = params.id ?? "";
    if (!(await walkthroughPage(ctx, id))) throw notFound();
    const sent = await submitWalkthrough({ request, context, ctx, form, id });
    return json(sent, sent.status);
  } finally {
    await form.dispose();
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Walkthrough: ${data?.title ?? "untitled"} · Rationale` },
];

export default function WalkthroughRoute() {
  const page = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <div className="wrap page">
      <p className="kicker">
        <a href={`/solutions/${page.id}/edit`}>{page.title}</a>
      </p>
      <h1>Walkthrough in two minutes</h1>
      <p className="lede">
        Interviewers ask you to explain your choices in under two minutes. Record it, link to a video, or
        write what you would say. It is published with the next revision.
      </p>
      {page.justSaved && !sent ? <Notice kind="done">The walkthrough is saved as a draft.</Notice> : null}
      {page.held && !sent ? <HeldNotice /> : null}
      {sent?.conflict ? (
        <DraftConflict mine={sent.fields} theirs={sent.conflict} path={`/solutions/${page.id}/walkthrough`} />
      ) : null}
      <WalkthroughForm
        id={page.id}
        takes={page.takes}
        fields={sent?.fields ?? page.fields}
        version={sent?.version ?? page.version}
        state={sent?.state ?? (page.held ? "unsaved" : "saved")}
        savedAt={page.savedAt}
        errors={sent?.errors}
      />
    </div>
  );
}
