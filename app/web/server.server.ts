import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import { createRequest } from "@remix-run/node-fetch-server";
import type { App } from "./app.server";
import { addressOf, createRequestContext, type RequestContext, readSessionId } from "./context.server";
import { limitServed, limitVisitor, mayUpload, type Refusal, refuse } from "./guards.server";
import { mayHoldForms } from "./held-forms.server";
import { keptAddress, PageCache } from "./page-cache.server";
import { mayRecord, securityHeaders } from "./security-headers.server";
import { type Stored, sendStored } from "./send.server";
import { createBodies, endIdleBody, endSlowBody, endWith, isArriving } from "./upload-bodies.server";
import { isUploadAddress, sendUpload } from "./uploads-handler.server";

export interface ServerParts {
  build: ServerBuild | (() => Promise<ServerBuild>);
  files: Map<string, Stored>;
  /** Answers before everything else, where the site runs from its sources; calls `next` for what it does not know. */
  assets?: (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
}

export interface SiteServer {
  http: Server;
  /** Says from now on that it is not ready, so that a balancer sends nobody here. */
  drain(): void;
}

/** How long a request with files may take to arrive. */
const UPLOAD_MS = 600_000;

const TOO_MANY_BODIES: Refusal = {
  status: 429,
  sentence:
    "Other files of yours are still being sent. Wait until they are there, then go back and send these again.",
  headers: { "retry-after": "30", connection: "close" },
};

/** The site as a server: guards, then static files, then kept pages, then Remix. */
export function createSiteServer(app: App, { build, files, assets }: ServerParts): SiteServer {
  const { env, log, connection } = app;
  const common = securityHeaders(env).flat();
  const recording = securityHeaders(env, true).flat();
  const remix = createRequestHandler(build, assets ? "development" : "production");
  const cache = new PageCache(connection.engine);
  const bodies = createBodies();
  let ready = true;

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const url = request.url ?? "/";
    const reading = request.method === "GET" || request.method === "HEAD";
    const file = reading ? files.get(url.split("?", 1)[0] ?? "") : undefined;
    if (file) return sendStored(request, response, file, common);
    const refusal = refuse(request, env);
    if (refusal) return sendRefusal(request, response, refusal);
    if (url === "/healthz") return sendText(request, response, 200, "ok");
    if (url === "/readyz")
      return (await isReady())
        ? sendText(request, response, 200, "ready")
        : sendText(request, response, 503, "not ready");

    const cookie = request.headers.cookie ?? "";
    const address = addressOf(request);
    const hasSession = cookie !== "" && readSessionId(app, cookie) !== null;
    const known = hasSession ? await createRequestContext(app, { cookie, address }) : null;
    const viewer = known?.ctx.viewer;
    const isUpload = reading && isUploadAddress(url);
    if (mayUpload(request)) {
      if (!viewer) endSlowBody(request);
      else if (!bodies.begin(viewer.id, response)) return sendRefusal(request, response, TOO_MANY_BODIES);
    }
    if (!viewer && env.rateLimits) {
      const limited = await (isUpload ? limitServed(app, address) : limitVisitor(app, address));
      if (limited) return sendRefusal(request, response, limited);
    }
    if (isUpload) {
      const cookies = known?.cookies.flatMap((value) => ["set-cookie", value]) ?? [];
      const headers = [...common, ...cookies];
      const sent = await sendUpload(request, response, { ctx: known?.ctx ?? app.ctx(), headers });
      return sent ? undefined : sendText(request, response, 404, "There is nothing here.");
    }
    const mayBeKept = reading && !mayHoldForms(cookie) && !known?.cookies.length;
    const kept = mayBeKept ? keptAddress(url) : null;
    if (kept) {
      const page = await cache.get(`${viewer?.id ?? ""} ${kept}`, () => renderToKeep(kept, known, address));
      return sendStored(request, response, page, common);
    }
    const context = known ?? (await createRequestContext(app, { cookie, address }));
    const page = await render(toFetchRequest(request, response), context);
    // Not no-store: browsers then forget what was typed when somebody goes back to a form.
    const headers = [
      "vary",
      "cookie",
      "cache-control",
      "private, no-cache",
      "content-length",
      String(page.body.length),
    ];
    const usual = mayRecord(url) ? recording : common;
    if (isArriving(request)) headers.push("connection", "close");
    response.writeHead(page.status, [...usual, ...page.headers, ...headers]);
    if (request.method === "HEAD") response.end();
    else endWith(request, response, page.body);
  }

  function toFetchRequest(request: IncomingMessage, response: ServerResponse): Request {
    const fetchRequest = createRequest(request, response, { host: request.headers.host, protocol: "http:" });
    // The guard has compared origins; Remix would do it again, believing forwarded hosts.
    fetchRequest.headers.delete("origin");
    return fetchRequest;
  }

  /** A request of its own: no client that goes away can cancel what others wait for. */
  async function renderToKeep(path: string, known: RequestContext | null, address: string): Promise<Stored> {
    const context = known ?? (await createRequestContext(app, { cookie: "", address }));
    const page = await render(new Request((env.origin ?? "http://localhost") + path), context);
    const etag = createHash("sha256").update(page.body).digest("base64url").slice(0, 22);
    return { ...page, etag, headers: [...page.headers, "cache-control", "private, no-cache"] };
  }

  async function render(request: Request, context: RequestContext) {
    const response = await remix(request, context);
    const body = Buffer.from(await response.arrayBuffer());
    const headers: string[] = [];
    for (const [name, value] of response.headers) if (name !== "content-length") headers.push(name, value);
    for (const value of context.cookies) headers.push("set-cookie", value);
    if (!context.unavailable) return { status: response.status, headers, body };
    return { status: 503, headers: [...headers, "retry-after", "5"], body };
  }

  async function isReady() {
    if (!ready) return false;
    try {
      await connection.engine.dataVersion();
      return true;
    } catch {
      return false;
    }
  }

  function sendRefusal(
    request: IncomingMessage,
    response: ServerResponse,
    { status, sentence, headers }: Refusal,
  ) {
    if (!request.headers.accept?.startsWith("application/json"))
      return sendText(request, response, status, sentence, headers);
    sendText(request, response, status, JSON.stringify({ problem: sentence }), {
      ...headers,
      "content-type": "application/json",
    });
  }

  function sendText(
    request: IncomingMessage,
    response: ServerResponse,
    status: number,
    text: string,
    headers: Record<string, string> = {},
  ) {
    response.writeHead(status, [
      ...common,
      ...Object.entries({ "content-type": "text/plain; charset=utf-8", ...headers }).flat(),
      "cache-control",
      "no-store",
      "content-length",
      String(Buffer.byteLength(text)),
    ]);
    endWith(request, response, Buffer.from(text));
  }

  const http = createServer((request, response) => {
    if (assets) assets(request, response, () => respond(request, response));
    else respond(request, response);
  });
  http.headersTimeout = 10_000;
  http.requestTimeout = UPLOAD_MS;

  function respond(request: IncomingMessage, response: ServerResponse) {
    if (mayUpload(request)) endIdleBody(request);
    else endSlowBody(request);
    answer(request, response).catch((error) => {
      log.error(
        { err: error, method: request.method, path: request.url?.split("?", 1)[0] },
        "request failed",
      );
      if (response.headersSent) return response.destroy();
      sendText(
        request,
        response,
        503,
        "This could not be done just now. Nothing was lost on our side; go back and try again.",
        { "retry-after": "5" },
      );
    });
  }

  return {
    http,
    drain() {
      ready = false;
    },
  };
}
