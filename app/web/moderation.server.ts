import { json } from "@remix-run/node";
import type { MemberCtx } from "~/domain/context.server";
import type { DecideResult } from "~/domain/moderation/decide-takedown.server";
import type { FieldErrors, Fields } from "~/domain/parse";
import type { RequestContext } from "./context.server";
import { forgetHeld, memberForm } from "./held-forms.server";
import { badRequest, notFound, seeOther } from "./responses.server";

type Decide = (ctx: MemberCtx, id: string, fields: Fields) => Promise<DecideResult>;

/** Takes a form in which a moderator decides, by its `intent`, about what its `id` names. */
export async function takeDecision(
  { request, context }: { request: Request; context: RequestContext },
  acts: Record<string, Decide>,
) {
  const { ctx, fields } = await memberForm({ request, context });
  const { intent = "", id = "", why = "" } = fields;
  if (!ctx.viewer.isModerator) throw notFound();
  const act = Object.hasOwn(acts, intent) ? acts[intent] : undefined;
  if (!act) throw badRequest("This page does not know what to do with this form.");
  const decided = await act(ctx, id, fields);
  if (decided.ok) {
    await forgetHeld({ request, context });
    return seeOther(new URL(request.url).pathname);
  }
  if (decided.problem === "missing") throw notFound();
  const none: FieldErrors = {};
  if (decided.problem === "refused") return json({ id, why, errors: none, refused: decided.why }, 409);
  return json({ id, why, errors: decided.errors, refused: null }, 422);
}
