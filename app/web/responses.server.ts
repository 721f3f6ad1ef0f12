import { type HeadersFunction, redirect } from "@remix-run/node";

/** There is nothing here, or nothing for this person: the two look the same. */
export function notFound(): Response {
  return new Response("There is nothing here.", { status: 404, statusText: "Not Found" });
}

/** Something in the address has a value that it never has. */
export function badRequest(sentence: string): Response {
  return new Response(sentence, { status: 400, statusText: "Bad Request" });
}

/** It is not possible now, and the sentence says why. */
export function conflict(sentence: string): Response {
  return new Response(sentence, { status: 409, statusText: "Conflict" });
}

/** Too much; again in so many seconds. */
export function tooMany(seconds: number, sentence: string): Response {
  return new Response(sentence, {
    status: 429,
    statusText: "Too Many Requests",
    headers: { "retry-after": String(seconds) },
  });
}

/** To a page of ours after a form was taken. */
export function seeOther(path: string, cookies: string[] = []): Response {
  const headers = new Headers();
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return redirect(path, { status: 303, headers });
}

/** A path on this site out of what a client sent, or `fallback`: never another origin, never a script. */
export function safePath(path: string | null | undefined, fallback = "/"): string {
  if (!path || path.length > 2000 || !path.startsWith("/") || /[\\\p{Cc}]/u.test(path)) return fallback;
  const base = "http://site.invalid";
  const url = URL.canParse(path, base) ? new URL(path, base) : null;
  if (url?.origin !== base || url.pathname.startsWith("//")) return fallback;
  return url.pathname + url.search + url.hash;
}

/** Not just now, through no fault of the sender. */
export function unavailable(sentence: string): Response {
  return new Response(sentence, {
    status: 503,
    statusText: "Service Unavailable",
    headers: { "retry-after": "5" },
  });
}

/** Lets the headers of an answer through to the page; Remix drops them otherwise. Every route that answers 429 exports it. */
export const passHeaders: HeadersFunction = ({ actionHeaders, errorHeaders, loaderHeaders }) =>
  errorHeaders ?? (actionHeaders.has("retry-after") ? actionHeaders : loaderHeaders);
