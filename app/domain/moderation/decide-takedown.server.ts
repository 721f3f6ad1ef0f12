import { insertModerationAct } from "~db/queries/moderation";
import { closeRequest, closeRequestsAbout, findTakedownRequest } from "~db/queries/takedowns";
import type { ModerationActs } from "~db/schema";
import { inTransaction, type MemberCtx } from "../context.server";
import type { Fields, Invalid, Missing, Refused } from "../parse";
import { canModerate, whyCannotShow } from "./policy";
import { findBriefAuthor, lockSubject, setBriefHidden } from "./subject.server";
import { parseWhy, type Subject } from "./takedown";

export type DecideResult = { ok: true } | Missing | Refused | Invalid;

const CLOSED = "This request has been decided about meanwhile. The log says how.";

/**
 * Hides the brief that an open request is about from everybody but its author and moderators, closes every open request
 * about it, and notes it in the log. Hiding what is hidden already only closes the requests.
 */
export async function hideBrief(ctx: MemberCtx, requestId: string, fields: Fields): Promise<DecideResult> {
  const request = canModerate(ctx.viewer) && (await findTakedownRequest(ctx.db, requestId));
  if (!request) return { ok: false, problem: "missing" };
  const parsed = parseWhy(fields);
  if (!parsed.ok) return { ok: false, problem: "invalid", errors: parsed.errors };
  const subject = { kind: request.kind, id: request.subjectId };
  return inTransaction(ctx, async (ctx): Promise<DecideResult> => {
    await lockSubject(ctx, subject);
    if (!(await closeRequest(ctx.db, requestId, ctx.now)))
      return { ok: false, problem: "refused", why: CLOSED };
    const hidden = await setBriefHidden(ctx, subject, ctx.now);
    await closeRequestsAbout(ctx.db, { subject_kind: subject.kind, subject_id: subject.id }, ctx.now);
    if (hidden) await noteAct(ctx, subject, { act: "hide-brief", why: parsed.value.why });
    return { ok: true };
  });
}

/** Closes a request and leaves the brief shown; the log says why. Who wrote the brief cannot decide so. */
export async function declineRequest(
  ctx: MemberCtx,
  requestId: string,
  fields: Fields,
): Promise<DecideResult> {
  const request = canModerate(ctx.viewer) && (await findTakedownRequest(ctx.db, requestId));
  if (!request) return { ok: false, problem: "missing" };
  const subject = { kind: request.kind, id: request.subjectId };
  const why = whyCannotShow({ authorId: await findBriefAuthor(ctx, subject) }, ctx.viewer);
  if (why) return { ok: false, problem: "refused", why };
  const parsed = parseWhy(fields);
  if (!parsed.ok) return { ok: false, problem: "invalid", errors: parsed.errors };
  return inTransaction(ctx, async (ctx): Promise<DecideResult> => {
    const closed = await closeRequest(ctx.db, requestId, ctx.now);
    if (!closed) return { ok: false, problem: "refused", why: CLOSED };
    await noteAct(ctx, subject, { act: "decline-request", why: parsed.value.why });
    return { ok: true };
  });
}

/** Adds a row to the public log. */
export async function noteAct(
  ctx: MemberCtx,
  subject: Subject,
  { act, why }: Pick<ModerationActs, "act" | "why">,
): Promise<void> {
  await insertModerationAct(ctx.db, {
    id: ctx.newId(),
    moderator_id: ctx.viewer.id,
    act,
    subject_kind: subject.kind,
    subject_id: subject.id,
    why,
    happened_at: ctx.now,
  });
}
