import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ErrorSummary, Field, Notice } from "~/components/form";
import { HeldNotice, KeptText } from "~/components/kept";
import { keptForm } from "~/components/kept-form";
import { addChallenge, whyCannotAddChallenge } from "~/domain/challenges/add-challenge.server";
import { BRIEF_MAX, CHALLENGE_TITLE_MAX, TIME_BOX_MAX } from "~/domain/challenges/challenge";
import type { FieldErrors, Fields } from "~/domain/parse";
import { requireMember } from "~/web/context.server";
import { forgetHeld, heldFields, memberForm } from "~/web/held-forms.server";
import { seeOther } from "~/web/responses.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = requireMember({ request, context });
  return { refused: await whyCannotAddChallenge(ctx), held: await heldFields({ request, context }) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx, fields } = await memberForm({ request, context });
  const added = await addChallenge(ctx, fields);
  if (!added.ok && added.problem === "refused") return json({ fields, errors: {} }, 409);
  if (!added.ok) return json({ fields, errors: added.errors }, 422);
  await forgetHeld({ request, context });
  return seeOther(`/challenges/${added.slug}`);
}

export const meta: MetaFunction = () => [{ title: "Add a challenge · Rationale" }];

export default function NewChallengeRoute() {
  const { held, refused } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const fields: Fields = sent?.fields ?? held ?? {};
  const errors: FieldErrors = sent?.errors ?? {};
  return (
    <div className="wrap narrow page">
      <h1>Add a challenge</h1>
      <p className="lede">
        Write the brief as a company would hand it out, with the gaps that real ones have. Share only what is
        yours to share.
      </p>
      {refused ? (
        <NotYet why={refused} typed={fields} />
      ) : (
        <ChallengeForm
          fields={fields}
          errors={errors}
          held={held !== null && !sent}
          isGivenBack={Boolean(sent ?? held)}
        />
      )}
    </div>
  );
}

/** Why the form is not there, and what was typed into it. */
function NotYet({ why, typed }: { why: string; typed: Fields }) {
  return (
    <Notice kind="info">
      <p>
        {why} <a href="/guide/reputation#privileges">What points open</a>
      </p>
      <KeptText fields={{ title: typed.title ?? "", brief: typed.brief ?? "" }} />
    </Notice>
  );
}

function ChallengeForm({
  fields,
  errors,
  held,
  isGivenBack,
}: {
  fields: Fields;
  errors: FieldErrors;
  held: boolean;
  isGivenBack: boolean;
}) {
  return (
    <>
      {held ? <HeldNotice /> : null}
      <form method="post" className="form" {...keptForm("challenge", isGivenBack)}>
        <ErrorSummary errors={errors} />
        <Field
          name="title"
          label="Title"
          hint="What it is about, as in “Support-ticket triage”."
          error={errors.title}
        >
          {(control) => (
            <input
              {...control}
              type="text"
              required
              maxLength={CHALLENGE_TITLE_MAX}
              defaultValue={fields.title}
            />
          )}
        </Field>
        <Field
          name="brief"
          label="Brief"
          hint="Markdown: the situation, the data, what is asked for, what is handed in."
          error={errors.brief}
        >
          {(control) => (
            <textarea
              {...control}
              className="mono"
              rows={14}
              required
              maxLength={BRIEF_MAX}
              defaultValue={fields.brief}
            />
          )}
        </Field>
        <div className="pair">
          <Field name="timeBoxHours" label="Time box in hours" error={errors.timeBoxHours}>
            {(control) => (
              <input
                {...control}
                type="number"
                required
                min={1}
                max={TIME_BOX_MAX}
                step={1}
                defaultValue={fields.timeBoxHours}
              />
            )}
          </Field>
          <Field name="tags" label="Tags" optional hint="Up to five, separated by commas" error={errors.tags}>
            {(control) => (
              <input
                {...control}
                type="text"
                maxLength={200}
                defaultValue={fields.tags}
                autoCapitalize="none"
              />
            )}
          </Field>
        </div>
        <div className="submit">
          <button type="submit" className="primary">
            Add the challenge
          </button>
        </div>
      </form>
    </>
  );
}
