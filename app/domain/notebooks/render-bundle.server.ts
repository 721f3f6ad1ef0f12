import { renderMarkdown } from "~/domain/markdown/render-markdown.server";
import type { LeftOutKind } from "./left-out.server";
import type { NotebookPage } from "./notebook-page.server";
import { imageMark } from "./place-images.server";
import { text } from "./read-json.server";
import type { Bundle } from "./read-outputs.server";
import { renderHtmlOutput } from "./render-html-output.server";
import { renderTextOutput } from "./render-text-output.server";
import { withoutBlankLines } from "./tidy-markdown.server";

/** Where an output stands. */
export interface Place {
  /** The number of its cell, from 1. */
  cell: number;
  /** What assistive technology calls it. */
  label: string;
  /** Sets apart the ids in it. */
  idScope: string;
}

const RASTERS = ["image/png", "image/jpeg", "image/webp", "image/gif"];

type Render = (value: unknown, place: Place, page: NotebookPage) => string | null;

/** From the richest form down. Each returns null where it cannot show its value; the next is tried then. */
const FORMS: [mime: string, render: Render][] = [
  ["text/html", (value, { label }, page) => renderHtmlOutput(text(value), label, page)],
  ["text/markdown", (value, { idScope }) => prose(text(value), idScope)],
  ["text/latex", (value) => formula(text(value))],
  ...RASTERS.map((mime): [string, Render] => [mime, picture]),
  ["application/json", (value, place, page) => renderTextOutput(jsonText(value), place, page)],
];

/** One output in the richest form that can be shown safely, else a note that says what is missing. */
export function renderBundle(bundle: Bundle, place: Place, page: NotebookPage): string {
  const html = text(bundle.get("text/html"));
  // A plot that comes as a script, or in frames, often brings a picture of itself.
  const isLive = /<(?:script|svg|iframe)\b/i.test(html) && RASTERS.some((mime) => bundle.has(mime));
  for (const [mime, render] of FORMS) {
    if (!bundle.has(mime) || (isLive && mime === "text/html")) continue;
    const shown = render(bundle.get(mime), place, page);
    if (shown !== null) return shown;
  }
  const plain = text(bundle.get("text/plain")) || text(bundle.get("text/latex"));
  const missing = missingKind(bundle, html);
  if (!missing) return plain.trim() ? renderTextOutput(plain, place, page) : "";
  const spoken = plain.trim() && !isRepr(plain) ? renderTextOutput(plain, place, page) : "";
  return spoken + page.leftOut.add(missing);
}

/** What a bundle is of which no form could be shown but plain text; null where that is all there is to it. */
function missingKind(bundle: Bundle, html: string): LeftOutKind | null {
  const mimes = [...bundle.keys()];
  if (mimes.some((mime) => mime.startsWith("application/vnd.jupyter.widget"))) return "widget";
  if (mimes.some((mime) => /plotly|vega|bokeh|holoviews/.test(mime))) return "plot";
  if (/<(?:iframe|video|audio|object|embed|canvas)\b/i.test(html)) return "embed";
  if (/<script\b/i.test(html)) return /plotly|vega|bokeh/i.test(html) ? "plot" : "script";
  if (mimes.some((mime) => mime.endsWith("/javascript"))) return "script";
  if (bundle.has("image/svg+xml") || /<svg\b/i.test(html)) return "svg";
  if (RASTERS.some((mime) => bundle.has(mime))) return "image";
  const isEmpty =
    !bundle.has("text/plain") && mimes.some((mime) => !/^text\/(?:html|markdown|latex)$/.test(mime));
  return isEmpty ? "other" : null;
}

/** `<Figure size 640x480>` and `HBox(children=(…))` name an object and say nothing. */
function isRepr(plain: string): boolean {
  return /^\s*(?:<[^<>\n]*>\s*$|[\w.]+\()/.test(plain);
}

function prose(markdown: string, idScope: string): string | null {
  return markdown.trim() ? `<div class="prose">${renderMarkdown(markdown, { idScope }).html}</div>\n` : null;
}

/** A formula, or text with formulas; null where it is neither, such as a table for print. */
function formula(latex: string): string | null {
  const tex = latex.trim().replace(/^(?:\$\$?|\\\[)([^$]*)(?:\$\$?|\\\])$/, "$1");
  const formulas = [`$$${withoutBlankLines(tex.trim())}$$`, latex];
  const html = formulas
    .map((markdown) => renderMarkdown(markdown).html)
    .find((html) => html.includes("<math"));
  return html ? `<div class="prose">${html}</div>\n` : null;
}

function picture(value: unknown, { cell }: Place, page: NotebookPage): string | null {
  const name = page.images.put(text(value));
  return name ? `<figure class="picture">${imageMark(name, `Output of cell ${cell}`)}</figure>\n` : null;
}

function jsonText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value, null, 2);
}
