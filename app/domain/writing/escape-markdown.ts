const SPECIAL = /[\\`*_{}[\]<>|~$^&!#]/g;

/** Plain text as Markdown that shows it unchanged on one line, also in a table's cell. */
export function escapeMarkdown(text: string): string {
  return text.replace(/\s+/g, " ").trim().replace(SPECIAL, "\\$&");
}
