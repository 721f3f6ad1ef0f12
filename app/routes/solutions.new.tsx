import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ComposerPage } from "~/components/composer-page";
import { openChallenges } from "~/domain/challenges/challenges-page.server";
import type { MemberCtx } from "~/domain/context.server";
import { isId } from "~/domain/parse";
import { whatToExpect } from "~/domain/queue/what-to-expect.server";
import { emptyFields } from "~/domain/solutions/edit-page.server";
import { solutionFields } from "~/domain/solutions/solution";
import { submitComposer } from "~/web/composer-form.server";
import { requireMember } from "~/web/context.server";
import { heldFields } from "~/web/held-forms.server";
import { badRequest } from "~/web/responses.server";
import { memberUpload } from "~/web/uploads.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = requireMember({ request, context });
  const held = await heldFields({ request, context });
  const challenge = new URL(request.url).searchParams.get("challenge") ?? "";
  return {
    id: solutionId(ctx, held?.id),
    fields: held ? solutionFields(held) : emptyFields(challenge),
    held: held !== null,
    challenges: await openChallenges(ctx, 200),
    expect: await whatToExpect(ctx),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx, form } = await memberUpload({ request, context });
  try {
    const id = solutionId(ctx, form.fields.id);
    const sent = await submitComposer({ request, context, ctx, form, id, mayCreate: true });
    if (!sent) throw badRequest("Say whether to save a draft or to publish.");
    return json(sent, sent.status);
  } finally {
    await form.dispose();
  }
}

/** The id that the form carries, if it is one of ours; a new one otherwise. */
function solutionId(ctx: MemberCtx, id = ""): string {
  return isId(id) ? id : ctx.newId();
}

export const meta: MetaFunction = () => [{ title: "Post a solution · Rationale" }];

export default function NewSolutionRoute() {
  const page = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <div className="wrap page">
      <h1>Post a solution</h1>
      <p className="lede">Reviewers read the write-up and how you decided. Code is an attachment.</p>
      <ComposerPage
        {...page}
        revision={0}
        version={0}
        savedAt={null}
        challenge={null}
        files={[]}
        walkthrough={null}
        justSaved={false}
        sent={sent}
      />
    </div>
  );
}
