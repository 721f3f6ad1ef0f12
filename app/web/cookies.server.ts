/** A token of ours out of a Cookie header, or null. Other cookies, however malformed, do not matter. */
export function readCookie(header: string, name: string): string | null {
  const token = header.match(new RegExp(`(?:^|;\\s*)${name}=([\\w-]{43})(?:;|$)`))?.[1];
  return token ?? null;
}
