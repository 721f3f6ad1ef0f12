import type { IncomingMessage } from "node:http";
import type { App } from "./app.server";
import { FORM_MAX_BYTES } from "./fields.server";
import { UPLOAD_MAX_BYTES } from "./upload-form.server";

export interface Refusal {
  status: number;
  sentence: string;
  headers?: Record<string, string>;
}

const URL_MAX = 4096;
/** An address that no check below would refuse. */
const PLAIN_URL = /^(\/[a-z0-9-]{1,100}){1,4}$|^\/$/;

/** Why a request does not get as far as Remix; null when it may. */
export function refuse(request: IncomingMessage, { origin }: { origin: string | null }): Refusal | null {
  const { method = "GET", url = "/", headers } = request;
  if (!/^[\w.:[\]-]{1,255}$/.test(headers.host ?? ""))
    return { status: 400, sentence: "This is not a host." };
  if (!["GET", "HEAD", "POST"].includes(method)) {
    return { status: 405, sentence: "This method is not used here.", headers: { allow: "GET, HEAD, POST" } };
  }
  if (method !== "POST" && PLAIN_URL.test(url)) return null;
  if (url.length > URL_MAX) return { status: 414, sentence: "This address is too long." };
  if (!url.startsWith("/") || !URL.canParse(url, "http://site.invalid") || !isDecodable(url)) {
    return { status: 400, sentence: "This is not an address." };
  }
  // Remix's data requests run one loader past its parents; documents navigate as documents here.
  if (isDataRequest(url)) {
    return { status: 400, sentence: "Data requests are not answered. Ask for the page." };
  }
  if (method === "POST") {
    if (!isSameOrigin(headers, origin)) {
      return {
        status: 403,
        sentence: "This form was sent from another site, or by a program that names no origin.",
      };
    }
    const [max, size] = mayUpload(request) ? [UPLOAD_MAX_BYTES, "502 MB"] : [FORM_MAX_BYTES, "2 MB"];
    if (Number(headers["content-length"] ?? 0) > max) {
      return { status: 413, sentence: `This form is larger than ${size}.`, headers: { connection: "close" } };
    }
  }
  return null;
}

const UPLOAD_PAGES = /^\/solutions\/(new|[\w-]+\/(edit|files|walkthrough))(\?|$)/;

/** Whether a request may be as large, and take as long, as files do. */
export function mayUpload({ method, url = "", headers }: IncomingMessage): boolean {
  return (
    method === "POST" &&
    UPLOAD_PAGES.test(url) &&
    /^multipart\/form-data\b/i.test(headers["content-type"] ?? "")
  );
}

function isDataRequest(url: string): boolean {
  const [path = "", query = ""] = url.split("?", 2);
  const parameters = new URLSearchParams(query);
  return (
    parameters.has("_data") || parameters.has("_routes") || path.endsWith(".data") || path === "/__manifest"
  );
}

function isSameOrigin(headers: IncomingMessage["headers"], origin: string | null): boolean {
  const sent = headers.origin;
  if (sent === undefined) return headers["sec-fetch-site"] === "same-origin";
  if (origin) return sent === origin;
  return URL.canParse(sent) && new URL(sent).host === headers.host;
}

function isDecodable(url: string): boolean {
  try {
    // PostgreSQL stores no NUL, so nothing of ours has one in its name.
    return !decodeURIComponent(url).includes("\0");
  } catch {
    return false;
  }
}

/** Whether a visitor without a session has asked for too much lately; null when not. */
export async function limitVisitor(app: App, address: string): Promise<Refusal | null> {
  const wait = Math.max(await app.limits.take("burst", address), await app.limits.take("pages", address));
  return wait > 0 ? tooManyFrom(wait, "50;w=10, 200;w=60") : null;
}

/** The same for the files that pages show. */
export async function limitServed(app: App, address: string): Promise<Refusal | null> {
  const wait = await app.limits.take("served", address);
  return wait > 0 ? tooManyFrom(wait, "600;w=60") : null;
}

function tooManyFrom(wait: number, policy: string): Refusal {
  return {
    status: 429,
    sentence: `Too many requests from this address. Try again in ${wait} seconds.`,
    headers: {
      "retry-after": String(wait),
      "ratelimit-policy": policy,
      ratelimit: `limit=${Number.parseInt(policy, 10)}, remaining=0, reset=${wait}`,
    },
  };
}
