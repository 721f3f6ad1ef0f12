import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Composer } from "~/components/composer";
import { ConflictNotice, HeldNotice } from "~/components/kept";
import { popularChallenges } from "~/domain/challenges/challenges-page.server";
import type { MemberCtx } from "~/domain/context.server";
import type { FieldErrors, Fields } from "~/domain/parse";
import { emptyFields } from "~/domain/solutions/edit-page.server";
import { publishRevision } from "~/domain/solutions/publish-revision.server";
import { saveSolutionDraft } from "~/domain/solutions/save-solution-draft.server";
import { solutionFields, solutionPath } from "~/domain/solutions/solution";
import { requireMember } from "~/web/context.server";
import { forgetHeld, heldFields, memberForm } from "~/web/held-forms.server";
import { previewHtml } from "~/web/preview.server";
import { badRequest, notFound, seeOther } from "~/web/responses.server";

export const handle = { hydrate: true };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = requireMember({ request, context });
  const held = await heldFields({ request, context });
  const challenge = new URL(request.url).searchParams.get("challenge") ?? "";
  return {
    id: solutionId(ctx, held ?? {}),
    fields: held ? solutionFields(held) : emptyFields(challenge),
    held: held !== null,
    challenges: await popularChallenges(ctx, 200),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx, fields } = await memberForm({ request, context });
  const id = solutionId(ctx, fields);
  switch (fields.intent) {
    case "preview":
      return json(refusal(id, fields, {}, await previewHtml(context, fields.body ?? "")));
    case "draft": {
      const saved = await saveSolutionDraft(ctx, { id, fields, mayCreate: true });
      if (saved.ok) {
        await forgetHeld({ request, context });
        return seeOther(`/solutions/${id}/edit?saved=1`);
      }
      if (saved.problem === "invalid") return json(refusal(id, fields, saved.errors), 422);
      if (saved.problem === "conflict")
        return json({ ...refusal(id, fields, {}), conflict: saved.theirs }, 409);
      throw notFound();
    }
    case "publish": {
      const published = await publishRevision(ctx, { id, fields, mayCreate: true });
      if (published.ok) {
        await forgetHeld({ request, context });
        return seeOther(solutionPath(published));
      }
      if (published.problem === "conflict") {
        return json({ ...refusal(id, fields, {}), conflict: published.theirs }, 409);
      }
      // The form of a first revision came back after that was published: it goes on as the draft of the next one.
      if (published.problem !== "invalid" || published.errors.changeNote)
        return continueOnEditPage(ctx, id, fields);
      return json(refusal(id, fields, published.errors), 422);
    }
    default:
      throw badRequest("Say whether to save a draft or to publish.");
  }
}

async function continueOnEditPage(ctx: MemberCtx, id: string, fields: Fields) {
  const saved = await saveSolutionDraft(ctx, { id, fields: { ...fields, version: "" }, mayCreate: false });
  if (!saved.ok) throw notFound();
  return seeOther(`/solutions/${id}/edit?saved=1`);
}

function refusal(id: string, fields: Fields, errors: FieldErrors, preview: string | null = null) {
  return { id, fields: solutionFields(fields), errors, preview, conflict: null };
}

/** The id that the form carries, if it is one of ours; a new one otherwise. */
function solutionId(ctx: MemberCtx, fields: Fields): string {
  return /^[0-9a-hjkmnp-tv-z]{26}$/.test(fields.id ?? "") ? (fields.id ?? "") : ctx.newId();
}

export const meta: MetaFunction = () => [{ title: "Post a solution · Rationale" }];

export default function NewSolutionRoute() {
  const { id, fields, held, challenges } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <div className="wrap page">
      <h1>Post a solution</h1>
      <p className="lede">Reviewers read the write-up and how you decided. Code is an attachment.</p>
      {held && !sent ? <HeldNotice /> : null}
      {sent?.conflict ? <ConflictNotice theirs={sent.conflict.fields} /> : null}
      <Composer
        id={sent?.id ?? id}
        fields={sent?.fields ?? fields}
        version={sent?.conflict?.version ?? 0}
        errors={sent?.errors}
        challenges={challenges}
        revision={1}
        previewHtml={sent?.preview ?? null}
      />
    </div>
  );
}
