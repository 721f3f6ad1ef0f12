import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import { createSessions } from "~/domain/accounts/sessions.server";
import type { Viewer } from "~/domain/context.server";
import type { App } from "~/web/app.server";
import { createKeptComparisons } from "~/web/compare.server";
import type { RequestContext } from "~/web/context.server";
import { readEnv } from "~/web/env.server";
import { createRateLimits } from "~/web/rate-limits.server";
import type { World } from "./world";

/** The built site, as `npm test` makes it before the tests. */
const build = (await import(`${import.meta.dirname}/../../build/server/index.js`)) as ServerBuild;
const handle = createRequestHandler(build, "production");

const comparisons = createKeptComparisons();

/** Asks the built site for a page on a test's own database. */
export function visit(world: World, path: string, viewer: Viewer | null = null): Promise<Response> {
  return handle(new Request(`http://localhost${path}`), requestContext(world, viewer));
}

/** Posts a form to the built site. */
export function post(
  world: World,
  path: string,
  fields: Record<string, string>,
  viewer: Viewer | null = null,
) {
  const request = new Request(`http://localhost${path}`, {
    method: "POST",
    body: new URLSearchParams(fields),
  });
  return handle(request, requestContext(world, viewer));
}

function requestContext(world: World, viewer: Viewer | null): RequestContext {
  const { connection } = world;
  const app: App = {
    env: readEnv({}),
    log: { error() {} } as unknown as App["log"],
    connection,
    sessions: createSessions(connection.db, { secure: false }),
    limits: createRateLimits(false),
    pool: { render: world.ctx.render, call: async () => null, close: async () => {} },
    comparisons,
    incoming: `${world.folder}/incoming`,
    ctx: () => world.ctx,
    close: async () => {},
  };
  const ctx = viewer ? world.as(viewer) : world.ctx;
  return {
    ctx,
    app,
    sessionId: null,
    unread: 0,
    unavailable: false,
    storedHtml: [],
    address: "127.0.0.1",
    cookies: [],
  };
}
