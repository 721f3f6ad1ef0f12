import { json, redirect } from "@remix-run/node";
import { askTakedown } from "~/domain/moderation/ask-takedown.server";
import { findSubject, type SubjectAddress } from "~/domain/moderation/subject.server";
import { TAKEDOWN_FIELDS } from "~/domain/moderation/takedown";
import type { FieldErrors, Fields } from "~/domain/parse";
import type { RequestContext } from "./context.server";
import { readFields } from "./fields.server";
import { sayTaken } from "./held-forms.server";
import { notFound, seeOther } from "./responses.server";

interface Visit {
  request: Request;
  context: RequestContext;
}

/** What the page shows on which a brief's removal is asked for; both kinds of brief have one. */
export async function loadTakedown({ request, context: { ctx } }: Visit, address: SubjectAddress) {
  const subject = await findSubject(ctx, address);
  if (!subject) throw notFound();
  if (subject.challengeSlug) throw redirect(`/challenges/${subject.challengeSlug}/takedown`);
  return {
    title: subject.title,
    path: subject.path,
    hidden: subject.hidden !== null,
    member: ctx.viewer?.handle ?? null,
    justSent: new URL(request.url).searchParams.has("sent"),
  };
}

/** Takes the form of that page. */
export async function sendTakedown({ request, context }: Visit, address: SubjectAddress) {
  const fields = await readFields(request);
  sayTaken(context, fields);
  const limit = () => context.app.limits.take("takedown", context.address);
  const asked = await askTakedown(context.ctx, address, { fields, limit });
  if (asked.ok) return seeOther(`${new URL(request.url).pathname}?sent=1`);
  switch (asked.problem) {
    case "missing":
      throw notFound();
    case "hidden":
      return json(refusal(fields, { why: "The brief is hidden already." }), 409);
    case "invalid":
      return json(refusal(fields, { errors: asked.errors }), 422);
    case "too-many": {
      const minutes = Math.ceil(asked.wait / 60);
      const why = `At most 5 requests an hour from one address. Send this again in ${minutes} minutes.`;
      const headers = { "retry-after": String(asked.wait) };
      return json(refusal(fields, { why }), { status: 429, headers });
    }
  }
}

/** What was sent, and why it was not taken: nothing typed is lost. */
function refusal(
  fields: Fields,
  { errors = {}, why = null }: { errors?: FieldErrors; why?: string | null },
): { fields: Fields; errors: FieldErrors; why: string | null } {
  const kept = Object.fromEntries(TAKEDOWN_FIELDS.map((name) => [name, fields[name] ?? ""]));
  return { fields: kept, errors, why };
}
