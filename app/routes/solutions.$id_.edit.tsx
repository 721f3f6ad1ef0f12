import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ComposerPage } from "~/components/composer-page";
import { Time } from "~/components/time";
import { draftAttachments } from "~/domain/attachments/attachments.server";
import { openChallenges } from "~/domain/challenges/challenges-page.server";
import type { MemberCtx } from "~/domain/context.server";
import { draftVersion } from "~/domain/drafts/draft";
import type { Fields } from "~/domain/parse";
import { discardDraft } from "~/domain/solutions/discard-draft.server";
import { editPage } from "~/domain/solutions/edit-page.server";
import { keepUnsavedText } from "~/domain/solutions/save-solution-draft.server";
import { solutionFields, solutionPath } from "~/domain/solutions/solution";
import { restoreSolution, withdrawSolution } from "~/domain/solutions/withdraw-solution.server";
import { submitComposer } from "~/web/composer-form.server";
import { requireMember } from "~/web/context.server";
import { heldFields } from "~/web/held-forms.server";
import { badRequest, notFound, seeOther } from "~/web/responses.server";
import { memberUpload } from "~/web/uploads.server";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = requireMember({ request, context });
  const page = await editPage(ctx, params.id ?? "");
  if (!page) throw notFound();
  const held = await heldFields({ request, context });
  return {
    ...page,
    fields: held ? solutionFields(held) : page.fields,
    // What was held was made from the draft as it was then.
    version: (held && draftVersion(held)) ?? page.version,
    held: held !== null,
    justSaved: new URL(request.url).searchParams.has("saved"),
    removed: new URL(request.url).searchParams.get("removed"),
    challenges: page.revision > 0 ? [] : await openChallenges(ctx, 200),
    files: await draftAttachments(ctx, page.id),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { ctx, form } = await memberUpload({ request, context });
  try {
    const id = params.id ?? "";
    if (!(await editPage(ctx, id))) throw notFound();
    const sent = await submitComposer({ request, context, ctx, form, id, mayCreate: false });
    if (sent) return json(sent, sent.status);
    return await actOnSolution(ctx, id, form.fields);
  } finally {
    await form.dispose();
  }
}

async function actOnSolution(ctx: MemberCtx, id: string, fields: Fields) {
  switch (fields.intent) {
    case "withdraw":
    case "restore": {
      await keepUnsavedText(ctx, id, fields);
      const change = fields.intent === "withdraw" ? withdrawSolution : restoreSolution;
      const result = await change(ctx, id);
      if (!result.ok) throw notFound();
      throw seeOther(solutionPath({ id, slug: result.slug }));
    }
    case "discard": {
      const discarded = await discardDraft(ctx, id);
      if (!discarded) throw notFound();
      throw seeOther("/drafts");
    }
    default:
      throw badRequest("Say whether to save a draft, to publish or to withdraw.");
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `${data?.revision ? `Revision ${data.revision + 1}` : "Draft"}: ${data?.fields.title || "untitled"} · Rationale`,
  },
];

export default function EditSolutionRoute() {
  const page = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <div className="wrap page">
      <h1>{page.revision > 0 ? `Write revision ${page.revision + 1}` : "Your draft"}</h1>
      <p className="lede">
        {page.savedAt ? (
          <>
            Draft saved <Time at={page.savedAt} />. Only you see it.
          </>
        ) : (
          "Reviews stay on the revision that they judged; the new one is read next."
        )}
      </p>
      <ComposerPage {...page} sent={sent}>
        <OtherActs revision={page.revision} withdrawn={page.withdrawn} hasDraft={page.savedAt !== null} />
      </ComposerPage>
    </div>
  );
}

function OtherActs({
  revision,
  withdrawn,
  hasDraft,
}: {
  revision: number;
  withdrawn: boolean;
  hasDraft: boolean;
}) {
  if (revision === 0 && !hasDraft) return null;
  return (
    <details>
      <summary className="quiet">{revision > 0 ? "Withdraw or discard" : "Discard"}</summary>
      <div className="actions">
        {revision > 0 && !withdrawn ? (
          <p>
            <button type="submit" name="intent" value="withdraw" className="danger" formNoValidate>
              Withdraw this solution
            </button>{" "}
            <span className="small quiet">
              Hides it from everyone but you. Reviews stay with those who wrote them. You can bring it back.
            </span>
          </p>
        ) : null}
        {withdrawn ? (
          <button type="submit" name="intent" value="restore" formNoValidate>
            Bring this solution back
          </button>
        ) : null}
        {hasDraft ? (
          <p>
            <button type="submit" name="intent" value="discard" className="danger" formNoValidate>
              Discard the draft
            </button>{" "}
            <span className="small quiet">
              {revision > 0 ? "The published revision stays. " : ""}Its text is kept for 30 days among your
              drafts; files that no revision has are deleted.
            </span>
          </p>
        ) : null}
      </div>
    </details>
  );
}
