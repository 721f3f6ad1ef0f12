import highlighter from "highlight.js/lib/common";
import { escapeText } from "./escape.server";

const LANGUAGE = /^[\w+#.-]{1,30}$/;

/** In characters. Longer code is shown without colours, which keeps a page of it affordable. */
const HIGHLIGHT_MAX = 20_000;

/** The language of a fenced block: the first word of its info string, or null when that cannot be a name. */
export function codeLanguage(info: string | undefined): string | null {
  const word = info?.trim().split(/\s/, 1)[0] ?? "";
  return LANGUAGE.test(word) ? word : null;
}

/** Code as HTML, in spans with classes where the language is known, else escaped. */
export function highlight(code: string, language: string | null): string {
  if (!language || code.length > HIGHLIGHT_MAX || !highlighter.getLanguage(language)) return escapeText(code);
  return highlighter.highlight(code, { language, ignoreIllegals: true }).value;
}
