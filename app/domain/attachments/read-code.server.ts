import highlighter from "highlight.js/lib/common";
import { escapeText, withoutControlCharacters } from "../markdown/escape.server";
import { MARKDOWN_MAX_BYTES } from "../markdown/markdown";
import { renderMarkdown } from "../markdown/render-markdown.server";
import { extensionOf } from "./file-name";
import type { ReadFile } from "./upload";

/** In characters. Longer texts are shown without colours, and then without line numbers. */
const COLOURED_MAX = 200_000;
const NUMBERED_MAX = 1_000_000;
const LINE_MAX = 5000;
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
  if (shown.length > NUMBERED_MAX || lines.some((line) => line.length > LINE_MAX)) {
    return { preview: { html: cut(lines), outline: [] }, notes: ["It is too long to be shown whole."] };
  }
  const language = languageOf(name, lines[0] ?? "");
  const coloured =
    language && shown.length <= COLOURED_MAX
      ? highlighter.highlight(lines.join("\n"), { language, ignoreIllegals: true }).value
      : escapeText(lines.join("\n"));
  const count = `${lines.length.toLocaleString("en")} ${lines.length === 1 ? "line" : "lines"}.`;
  return { preview: { html: numbered(coloured), outline: [] }, notes: [count] };
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

/** Each line with its number; a span of colour that runs over a line's end is closed there and opened again. */
function numbered(html: string): string {
  const open: string[] = [];
  const lines = html.split("\n").map((line, i) => {
    const before = open.join("");
    for (const [tag] of line.matchAll(/<span[^>]*>|<\/span>/g)) {
      if (tag === "</span>") open.pop();
      else open.push(tag);
    }
    const n = i + 1;
    const after = "</span>".repeat(open.length);
    // Out of the tab order: thousands of links would stand between a keyboard and what follows.
    return `<a id="L${n}" href="#L${n}" tabindex="-1">${n}</a>${before}${line}${after}\n`;
  });
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
