import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Composer } from "~/components/composer";
import { Notice } from "~/components/form";
import { ConflictNotice, HeldNotice } from "~/components/kept";
import { Time } from "~/components/time";
import { popularChallenges } from "~/domain/challenges/challenges-page.server";
import { draftVersion } from "~/domain/drafts/save-draft.server";
import { discardDraft } from "~/domain/solutions/discard-draft.server";
import { editPage } from "~/domain/solutions/edit-page.server";
import { publishRevision } from "~/domain/solutions/publish-revision.server";
import { keepUnsavedText, saveSolutionDraft } from "~/domain/solutions/save-solution-draft.server";
import { solutionFields, solutionPath } from "~/domain/solutions/solution";
import { restoreSolution, withdrawSolution } from "~/domain/solutions/withdraw-solution.server";
import { requireMember } from "~/web/context.server";
import { forgetHeld, heldFields, memberForm } from "~/web/held-forms.server";
import { previewHtml } from "~/web/preview.server";
import { badRequest, notFound, seeOther } from "~/web/responses.server";

export const handle = { hydrate: true };

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
    challenges: page.revision > 0 ? [] : await popularChallenges(ctx, 200),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { ctx, fields } = await memberForm({ request, context });
  const id = params.id ?? "";
  const keep = { fields: solutionFields(fields), errors: {}, preview: null, version: null, conflict: null };
  switch (fields.intent) {
    case "preview": {
      if (!(await editPage(ctx, id))) throw notFound();
      return json({ ...keep, preview: await previewHtml(context, fields.body ?? "") });
    }
    case "draft": {
      const saved = await saveSolutionDraft(ctx, { id, fields, mayCreate: false });
      if (saved.ok) {
        await forgetHeld({ request, context });
        return seeOther(`/solutions/${id}/edit?saved=1`);
      }
      if (saved.problem === "missing") throw notFound();
      if (saved.problem === "invalid") return json({ ...keep, errors: saved.errors }, 422);
      return json({ ...keep, conflict: saved.theirs }, 409);
    }
    case "publish": {
      const published = await publishRevision(ctx, { id, fields, mayCreate: false });
      if (published.ok) {
        await forgetHeld({ request, context });
        return seeOther(solutionPath(published));
      }
      if (published.problem === "missing") throw notFound();
      if (published.problem === "invalid") return json({ ...keep, errors: published.errors }, 422);
      if (published.problem === "conflict") return json({ ...keep, conflict: published.theirs }, 409);
      return json({ ...keep, errors: { title: PROBLEMS[published.problem] } }, 409);
    }
    case "withdraw":
    case "restore": {
      await keepUnsavedText(ctx, id, fields);
      const change = fields.intent === "withdraw" ? withdrawSolution : restoreSolution;
      const result = await change(ctx, id);
      if (!result.ok) throw notFound();
      return seeOther(solutionPath({ id, slug: result.slug }));
    }
    case "discard": {
      const discarded = await discardDraft(ctx, id);
      if (!discarded) throw notFound();
      return seeOther(`/u/${ctx.viewer.handle}`);
    }
    default:
      throw badRequest("Say whether to save a draft, to publish or to withdraw.");
  }
}

const PROBLEMS = {
  withdrawn:
    "This solution is withdrawn. Bring it back first, at the bottom of this page; your text is kept here.",
  moved:
    "Another revision was published meanwhile, perhaps from another tab. Look at it, then publish again; your text is kept here.",
};

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
      {page.justSaved && !sent ? (
        <Notice kind="done">The draft is saved. You can go on here, or on another device.</Notice>
      ) : null}
      {page.held && !sent ? <HeldNotice /> : null}
      {sent?.conflict ? <ConflictNotice theirs={sent.conflict.fields} /> : null}
      <Composer
        id={page.id}
        fields={sent?.fields ?? page.fields}
        version={sent?.conflict?.version ?? page.version}
        errors={sent?.errors}
        challenges={page.challenges}
        fixedChallenge={page.challenge}
        revision={page.revision + 1}
        previewHtml={sent?.preview ?? null}
      >
        <OtherActs revision={page.revision} withdrawn={page.withdrawn} hasDraft={page.savedAt !== null} />
      </Composer>
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
              {revision > 0 ? "The published revision stays." : "The text is gone for good."}
            </span>
          </p>
        ) : null}
      </div>
    </details>
  );
}
