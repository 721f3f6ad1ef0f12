import { newToken } from "~/domain/accounts/sessions.server";
import type { RequestContext } from "./context.server";

/** Starts a session under a new id, and ends the one that the browser had. Returns the cookie to send. */
export async function beginSession({ app, ctx, sessionId }: RequestContext, userId: string): Promise<string> {
  if (sessionId) await app.sessions.invalidateSession(sessionId);
  const session = await app.sessions.createSession(userId, { startedAt: ctx.now }, { sessionId: newToken() });
  return app.sessions.createSessionCookie(session.id).serialize();
}

/** Ends the session of a request, if it has one. Returns the cookie that makes the browser forget it. */
export async function endSession({ app, sessionId }: RequestContext): Promise<string> {
  if (sessionId) await app.sessions.invalidateSession(sessionId);
  return app.sessions.createBlankSessionCookie().serialize();
}
