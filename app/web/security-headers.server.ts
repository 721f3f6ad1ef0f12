/** The pages that may ask for the microphone and the screen. */
const RECORDING_PAGES = /^\/solutions\/[^/?]+\/walkthrough(\?|$)/;

export function mayRecord(url: string): boolean {
  return RECORDING_PAGES.test(url);
}

/** Headers of every answer; `records` for pages where something is recorded. */
export function securityHeaders({ secure }: { secure: boolean }, records = false): [string, string][] {
  const recording = records
    ? "display-capture=(self), microphone=(self)"
    : "display-capture=(), microphone=()";
  const headers: [string, string][] = [
    ["x-content-type-options", "nosniff"],
    // Not no-referrer: browsers would send forms with `Origin: null`, which the origin check refuses.
    ["referrer-policy", "strict-origin-when-cross-origin"],
    ["cross-origin-opener-policy", "same-origin"],
    ["cross-origin-resource-policy", "same-origin"],
    ["permissions-policy", `camera=(), geolocation=(), ${recording}, payment=(), usb=()`],
    ["x-frame-options", "DENY"],
  ];
  if (secure) headers.push(["strict-transport-security", "max-age=63072000; includeSubDomains"]);
  return headers;
}

/** The policy of every page: no script and no style but our files. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");
