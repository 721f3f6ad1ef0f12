import type { IncomingMessage } from "node:http";
import { redirect } from "@remix-run/node";
import type { Ctx, MemberCtx } from "~/domain/context.server";
import type { App } from "./app.server";

/** What a loader or an action gets as `context`. */
export interface RequestContext {
  ctx: Ctx;
  app: App;
  /** The id in the session cookie, where it named a living session. */
  sessionId: string | null;
  /** Whether the browser sent a session cookie, be it an ended one. */
  hadSession: boolean;
  /** The address that limits count by. */
  address: string;
  /** Cookies to send with whatever the answer is. */
  cookies: string[];
  /** Remix's own type has one. */
  [other: string]: unknown;
}

declare module "@remix-run/node" {
  interface AppLoadContext extends RequestContext {}
}

/** Makes the context of one request: looks up its session once, for all loaders of the page. */
export async function createRequestContext(
  app: App,
  request: { cookie: string; address: string },
): Promise<RequestContext> {
  const sessionId = app.sessions.readSessionCookie(request.cookie);
  const ctx = app.ctx();
  const context: RequestContext = {
    ctx,
    app,
    sessionId: null,
    hadSession: sessionId !== null,
    address: request.address,
    cookies: [],
  };
  if (!sessionId) return context;
  const { session, user } = await app.sessions.validateSession(sessionId);
  if (!session) {
    context.cookies.push(app.sessions.createBlankSessionCookie().serialize());
    return context;
  }
  if (session.fresh) context.cookies.push(app.sessions.createSessionCookie(session.id).serialize());
  const { id, handle, reputation, createdAt } = user;
  return { ...context, sessionId, ctx: { ...ctx, viewer: { id, handle, reputation, createdAt } } };
}

/** The context of somebody who is signed in; anybody else is sent to sign in and comes back here. */
export function requireMember({
  request,
  context,
}: {
  request: Request;
  context: RequestContext;
}): MemberCtx {
  const { ctx } = context;
  if (isMember(ctx)) return ctx;
  const { pathname, search } = new URL(request.url);
  throw redirect(`/login?${new URLSearchParams({ redirectTo: pathname + search })}`);
}

export function isMember(ctx: Ctx): ctx is MemberCtx {
  return ctx.viewer !== null;
}

/** The client's address: the socket's, or what a proxy on this machine says it was. */
export function addressOf(request: IncomingMessage): string {
  const peer = request.socket.remoteAddress ?? "";
  const forwarded = request.headers["x-forwarded-for"];
  if (typeof forwarded !== "string" || !/^(127\.|::1$|::ffff:127\.)/.test(peer)) return peer;
  return forwarded.split(",").at(-1)?.trim().slice(0, 64) || peer;
}
