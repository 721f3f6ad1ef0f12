import { deleteHeld, findHeld, hold } from "~/domain/accounts/held-forms.server";
import { hashToken, newToken } from "~/domain/accounts/sessions.server";
import type { MemberCtx } from "~/domain/context.server";
import type { Fields } from "~/domain/parse";
import { isMember, type RequestContext } from "./context.server";
import { readFields } from "./fields.server";
import { seeOther, tooMany } from "./responses.server";

const COOKIE = "held";

/**
 * The fields of a form and the context of the member who sent it. When their session has ended meanwhile, what they
 * typed is kept, they are sent to sign in, and the page of the form finds it again with `heldFields`.
 */
export async function memberForm({
  request,
  context,
}: {
  request: Request;
  context: RequestContext;
}): Promise<{ ctx: MemberCtx; fields: Fields }> {
  const fields = await readFields(request);
  if (isMember(context.ctx)) return { ctx: context.ctx, fields };
  const { pathname, search } = new URL(request.url);
  const login = `/login?${new URLSearchParams({ redirectTo: pathname + search })}`;
  if (!context.hadSession) throw seeOther(login);

  const wait = await context.app.limits.take("heldForm", context.address);
  if (wait > 0)
    throw tooMany(
      wait,
      "Too many forms were kept for this address. Go back, copy your text, and sign in in another tab.",
    );
  const token = newToken();
  await hold(context.ctx, { idHash: hashToken(token), path: pathname, fields });
  throw seeOther(`${login}&held=1`, [heldCookie(context, token, 7 * 24 * 3600)]);
}

/** What was typed into the form of this page before its writer had to sign in again, or null. */
export async function heldFields({
  request,
  context,
}: {
  request: Request;
  context: RequestContext;
}): Promise<Fields | null> {
  const token = heldToken(request);
  return token
    ? findHeld(context.ctx, { idHash: hashToken(token), path: new URL(request.url).pathname })
    : null;
}

/** Forgets a held form, once its text is saved. Nothing happens where there is none. */
export async function forgetHeld({
  request,
  context,
}: {
  request: Request;
  context: RequestContext;
}): Promise<void> {
  const token = heldToken(request);
  if (!token) return;
  await deleteHeld(context.ctx, hashToken(token));
  context.cookies.push(heldCookie(context, "", 0));
}

export function hasHeldCookie(cookie: string): boolean {
  return cookie.includes(`${COOKIE}=`);
}

function heldToken(request: Request): string | null {
  const cookie = request.headers.get("cookie") ?? "";
  return cookie.match(/(?:^|;\s*)held=([\w-]{43})(?:;|$)/)?.[1] ?? null;
}

function heldCookie({ app }: RequestContext, token: string, maxAge: number): string {
  return `${COOKIE}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${app.env.secure ? "; Secure" : ""}`;
}
