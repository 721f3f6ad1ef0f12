import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { renderToString } from "react-dom/server";
import { changeModerators } from "./web/moderators.server";
import { recomputeOnCommandLine } from "./web/recompute-scores.server";
import { CONTENT_SECURITY_POLICY } from "./web/security-headers.server";
import { migrateDatabase, type StartOptions, start } from "./web/start.server";
import { putBack } from "./web/stored-html.server";

/** Renders a page whole: the right status and its length. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  entry: EntryContext,
  context: AppLoadContext,
) {
  if (context.instead) return context.instead;
  const page = `<!DOCTYPE html>${renderToString(<RemixServer context={entry} url={request.url} />)}`;
  headers.set("content-type", "text/html; charset=utf-8");
  // From its sources the site carries its styles inline.
  if (import.meta.env.PROD) headers.set("content-security-policy", CONTENT_SECURITY_POLICY);
  return new Response(putBack(context, page), { status, headers });
}

export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs) {
  if (request.signal.aborted || isClientError(error)) return;
  context.unavailable = context.app.connection.engine.isUnavailable(error);
  const { pathname } = new URL(request.url);
  context.app.log.error({ err: error, method: request.method, path: pathname }, "page failed");
}

/** What the router says of addresses and methods that no route has. */
function isClientError(error: unknown): boolean {
  const { status = 500 } = (error ?? {}) as { status?: number };
  return status < 500;
}

/** What `app/server.js` calls, with the words that stood behind it. */
export async function run({
  command,
  words,
  ...options
}: StartOptions & { command: string; words: string[] }) {
  if (command === "migrate") {
    const done = await migrateDatabase();
    console.log(done.length > 0 ? `Migrated: ${done.join(", ")}` : "Nothing to migrate.");
    return;
  }
  if (command === "moderator") {
    console.log(await changeModerators(words));
    return;
  }
  if (command === "scores:recompute") {
    console.log(await recomputeOnCommandLine());
    return;
  }
  if (command === "demo") {
    const { seedDemo, demoLogins } = await import("./demo/seed.server");
    const address = await start({ ...options, host: "127.0.0.1", prepare: (app) => seedDemo(app.ctx()) });
    console.log(`\nRationale runs at ${address}\n\n${demoLogins()}\n\nCtrl+C ends it.`);
    return;
  }
  await start(options);
}
