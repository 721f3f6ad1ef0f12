import { deleteHeld, findHeld, holdForm } from "~/domain/accounts/held-forms.server";
import { hashToken, newToken } from "~/domain/accounts/sessions.server";
import type { MemberCtx } from "~/domain/context.server";
import { draftForm } from "~/domain/drafts/draft";
import type { Fields } from "~/domain/parse";
import { isMember, type RequestContext } from "./context.server";
import { readCookie } from "./cookies.server";
import { readFields } from "./fields.server";
import { seeOther, tooMany } from "./responses.server";

const COOKIE = "held";
const COOKIE_SECONDS = 7 * 24 * 3600;

interface Visit {
  request: Request;
  context: RequestContext;
}

/**
 * The fields of a form and the context of the member who sent it. Where nobody is signed in, as after a session has
 * ended, what was typed is kept, they are sent to sign in, and the page of the form finds it with `heldFields`.
 */
export async function memberForm(visit: Visit): Promise<{ ctx: MemberCtx; fields: Fields }> {
  const fields = await readFields(visit.request);
  return { ctx: await requireMemberFor(visit, fields), fields };
}

/** The context of the member who sent these fields; keeps them and sends anybody else to sign in, as `memberForm` does. */
export async function requireMemberFor({ request, context }: Visit, fields: Fields): Promise<MemberCtx> {
  if (isMember(context.ctx)) {
    sayTaken(context, fields);
    return context.ctx;
  }
  const wait = await context.app.limits.take("heldForm", context.address);
  if (wait > 0) {
    throw tooMany(
      wait,
      "Too many forms were sent from this address without signing in. Go back, copy your text, and sign in in another tab.",
    );
  }
  const { pathname, search } = new URL(request.url);
  const token = heldToken(request) ?? newToken();
  await holdForm(context.ctx, { idHash: hashToken(token), path: pathname }, fields);
  const query = new URLSearchParams({ redirectTo: pathname + search, held: "1" });
  throw seeOther(`/login?${query}`, [heldCookie(context, token, COOKIE_SECONDS)]);
}

/**
 * Tells the script that keeps a copy of a form that the server has read it: the page that comes next holds its text, or
 * what became of it. Short-lived, and taken away by that page.
 */
export function sayTaken(context: RequestContext, fields: Fields) {
  const { origin } = draftForm(fields, {});
  if (origin) context.cookies.push(`taken=${origin}; Path=/; SameSite=Lax; Max-Age=60`);
}

/** Whether a browser may have held forms, so that its pages are its own. */
export function mayHoldForms(cookie: string): boolean {
  return readCookie(cookie, COOKIE) !== null;
}

/** What was typed into the form of this page before its writer had to sign in, or null. */
export async function heldFields(visit: Visit): Promise<Fields | null> {
  const key = heldKey(visit.request);
  return key ? findHeld(visit.context.ctx, key) : null;
}

/** Forgets what was held for this page, once its text is saved. Nothing happens where there is none. */
export async function forgetHeld(visit: Visit): Promise<void> {
  const key = heldKey(visit.request);
  if (key) await deleteHeld(visit.context.ctx, key);
}

/**
 * Forgets what was held for the pages on which a text is written, once a script has saved it: it would come back over
 * newer work. On the page where solutions begin, only what was held of the solution with this id.
 */
export async function forgetHeldOf(
  { request, context }: Visit,
  { path, id }: { path: string; id: string },
): Promise<void> {
  const token = heldToken(request);
  if (!token) return;
  const idHash = hashToken(token);
  await deleteHeld(context.ctx, { idHash, path });
  const begun = await findHeld(context.ctx, { idHash, path: "/solutions/new" });
  if (begun?.id === id) await deleteHeld(context.ctx, { idHash, path: "/solutions/new" });
}

/** The cookie that makes a browser forget all that was held for it, for who signs out. */
export function forgetHeldCookie(context: RequestContext): string {
  return heldCookie(context, "", 0);
}

function heldKey(request: Request) {
  const token = heldToken(request);
  return token ? { idHash: hashToken(token), path: new URL(request.url).pathname } : null;
}

function heldToken(request: Request): string | null {
  return readCookie(request.headers.get("cookie") ?? "", COOKIE);
}

function heldCookie({ app }: RequestContext, token: string, maxAge: number): string {
  return `${COOKIE}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${app.env.secure ? "; Secure" : ""}`;
}
