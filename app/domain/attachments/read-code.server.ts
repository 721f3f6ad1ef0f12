import highlighter from "highlight.js/lib/common";
import { escapeText, withoutControlCharacters } from "../markdown/escape.server";
import { MARKDOWN_MAX_BYTES } from "../markdown/markdown";
import { renderMarkdown } from "../markdown/render-markdown.server";
import { extensionOf } from "./file-name";
import type { ReadFile } from "./upload";

/** In characters. Longer texts are shown without colours, and then without line numbers. */
const NUMBERED_MAX = 1_000_000;
const LINE_MAX = 5000;
const LINES_MAX = 20_000;
/** Of the page's HTML, in characters: markup can be a hundred times the text. */
const HTML_MAX = 4_000_000;
/** The highlighter's time grows with the square of what is hard to read; with these bounds it stays below two seconds. */
const COLOURED_MAX = 40_000;
const COLOURED_LINE_MAX = 500;
/** Languages that take it much longer than others, by the name that it gives them. */
const COLOURED_MAX_OF: Record<string, number> = {
  "C#": 10_000,
  "Shell Session": 5000,
  "TOML, also INI": 20_000,
};
/** Spans that one line may begin within. */
const DEPTH_MAX = 20;
/** Of a text that is shown cut. */
const CUT_AT = 200_000;

/** Names that the highlighter does not know by themselves. */
const LANGUAGES: Record<string, string> = {
  toml: "ini",
  cfg: "ini",
  env: "ini",
  jsonl: "json",
  pyi: "python",
};

/** A text file as its page shows it: prose where it is Markdown, else lines with numbers and links. */
export function readCode(text: string, name: string): Pick<ReadFile, "preview" | "notes"> {
  const shown = withoutControlCharacters(text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n"));
  if (isMarkdown(shown, name)) {
    const { html, outline } = renderMarkdown(shown);
    return { preview: { html: `<div class="prose">${html}</div>`, outline }, notes: [] };
  }
  const lines = shown.replace(/\n$/, "").split("\n");
  const html = lined(lines, languageOf(name, lines[0] ?? ""));
  if (html === null)
    return { preview: { html: cut(lines), outline: [] }, notes: ["It is too long to be shown whole."] };
  const count = `${lines.length.toLocaleString("en")} ${lines.length === 1 ? "line" : "lines"}.`;
  return { preview: { html, outline: [] }, notes: [count] };
}

/** The lines with numbers, in colours where the language is known and they are not too many; null when they are far too many. */
function lined(lines: string[], language: string | null): string | null {
  const text = lines.join("\n");
  const longest = lines.reduce((most, line) => Math.max(most, line.length), 0);
  if (text.length > NUMBERED_MAX || longest > LINE_MAX || lines.length > LINES_MAX) return null;
  const isColoured = language && longest <= COLOURED_LINE_MAX && text.length <= colouredMax(language);
  const coloured = isColoured
    ? numbered(highlighter.highlight(text, { language, ignoreIllegals: true }).value)
    : null;
  return coloured ?? numbered(escapeText(text));
}

function colouredMax(language: string): number {
  return COLOURED_MAX_OF[highlighter.getLanguage(language)?.name ?? ""] ?? COLOURED_MAX;
}

function isMarkdown(text: string, name: string): boolean {
  return ["md", "markdown"].includes(extensionOf(name)) && Buffer.byteLength(text) <= MARKDOWN_MAX_BYTES;
}

/** By the name, else by what a script says in its first line; null for what has no colours. */
function languageOf(name: string, firstLine: string): string | null {
  const extension = extensionOf(name) || name.toLowerCase();
  const script = /^#!.*?\b(python|bash|sh|zsh|node|ruby|perl|php|lua|Rscript)\d*(\.\d+)?\b/.exec(
    firstLine,
  )?.[1];
  const named = LANGUAGES[extension] ?? extension;
  const language = highlighter.getLanguage(named) ? named : script === "Rscript" ? "r" : script;
  return language && highlighter.getLanguage(language) ? language : null;
}

/**
 * Each line with its number; a span of colour that runs over a line's end is closed there and opened again. Null when
 * that makes the page too large, or the spans are nested too deep.
 */
function numbered(html: string): string | null {
  const open: string[] = [];
  const lines: string[] = [];
  let size = 0;
  for (const line of html.split("\n")) {
    const before = open.join("");
    for (const [tag] of line.matchAll(/<span[^>]*>|<\/span>/g)) {
      if (tag === "</span>") open.pop();
      else open.push(tag);
    }
    if (open.length > DEPTH_MAX) return null;
    const n = lines.length + 1;
    const after = "</span>".repeat(open.length);
    // Out of the tab order: thousands of links would stand between a keyboard and what follows.
    const shown = `<a id="L${n}" href="#L${n}" tabindex="-1">${n}</a>${before}${line}${after}\n`;
    size += shown.length;
    if (size > HTML_MAX) return null;
    lines.push(shown);
  }
  return `<pre class="lines" role="region" tabindex="0" aria-label="Content"><code>${lines.join("")}</code></pre>`;
}

function cut(lines: string[]): string {
  const shown: string[] = [];
  let left = CUT_AT;
  for (const line of lines) {
    if (left <= 0) break;
    const text = line.slice(0, Math.min(left, LINE_MAX));
    shown.push(text.length < line.length ? `${text}…` : text);
    left -= text.length + 1;
  }
  return `<div class="prose"><pre class="plain">${escapeText(shown.join("\n"))}</pre></div>`;
}
