const CONTROL_CHARACTERS = /[^\P{Cc}\t\n\r]/gu;

/** Replaces control characters other than tab and line ends: they are invalid in feeds and invisible on a page. */
export function withoutControlCharacters(text: string): string {
  return text.replace(CONTROL_CHARACTERS, "\uFFFD");
}

/** Text as element content. */
export function escapeText(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

/** Text as the value of an attribute in double quotes. */
export function escapeAttribute(text: string): string {
  return escapeText(text).replace(/"/g, "&quot;");
}
