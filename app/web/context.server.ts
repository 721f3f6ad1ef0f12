import type { IncomingMessage } from "node:http";
import { isIPv6 } from "node:net";
import { redirect } from "@remix-run/node";
import type { Ctx, MemberCtx } from "~/domain/context.server";
import type { App } from "./app.server";
import { readCookie } from "./cookies.server";

/** What a loader or an action gets as `context`. */
export interface RequestContext {
  ctx: Ctx;
  app: App;
  /** The id in the session cookie, where it named a living session. */
  sessionId: string | null;
  /** How many notices the viewer has not read, 99 at most; 0 for a visitor. */
  unread: number;
  /** Set when an answer failed because the database could not be reached or written. */
  unavailable: boolean;
  /** The address that limits count by. */
  address: string;
  /** Parts of the page that are put in after it is rendered, see `setAside`. */
  storedHtml: string[];
  /** Cookies to send with whatever the answer is. */
  cookies: string[];
  /** Sent in place of the page, where an action answers a script. */
  instead?: Response;
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
  const sessionId = readSessionId(app, request.cookie);
  const ctx = app.ctx(request.address);
  const context: RequestContext = {
    ctx,
    app,
    sessionId: null,
    unread: 0,
    unavailable: false,
    storedHtml: [],
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
  const { id, handle, reputation, createdAt, isModerator, unread } = user;
  return {
    ...context,
    sessionId,
    unread,
    ctx: { ...app.ctx(id), now: ctx.now, viewer: { id, handle, reputation, createdAt, isModerator } },
  };
}

/** The session id that a browser sent, living or not; null when it sent none. */
export function readSessionId(app: App, cookie: string): string | null {
  return readCookie(cookie, app.sessions.sessionCookieName);
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

/** What limits count by: the client's address, of IPv6 the network. A proxy on this machine says what it was. */
export function addressOf(request: IncomingMessage): string {
  const peer = request.socket.remoteAddress ?? "";
  const forwarded = request.headers["x-forwarded-for"];
  const isLocal = /^(127\.|::1$|::ffff:127\.)/.test(peer);
  const address =
    (isLocal && typeof forwarded === "string" && forwarded.split(",").at(-1)?.trim().slice(0, 64)) || peer;
  return network(address);
}

/** One person has a whole /64 of IPv6 addresses. */
function network(address: string): string {
  if (!isIPv6(address) || address.startsWith("::ffff:")) return address;
  const [head = "", tail] = address.split("::");
  const groups = head.split(":").filter(Boolean);
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(":").filter(Boolean).length;
  return [...groups, ...Array(missing).fill("0"), ...(tail ?? "").split(":")].slice(0, 4).join(":");
}
