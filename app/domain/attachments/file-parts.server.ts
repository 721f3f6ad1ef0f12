import { splitCells } from "../notebooks/split-cells.server";
import type { AttachmentKind } from "./attachment";

/** The page of a file in its parts; all of it in their order is the page's HTML. */
export interface FileParts {
  before: string;
  /** The cells of a notebook, or the lines of a text; none where a file has no such numbers. */
  parts: { html: string; source: string }[];
  after: string;
}

const LINES = '<pre class="lines"';
const LINE = /<a id="L(\d+)" href="#L\1" tabindex="-1">\1<\/a>/g;
const LINES_END = "</code></pre>";

/** The parts of a file, from the HTML of its page. Takes time in proportion to its length. */
export function fileParts(kind: AttachmentKind, html: string): FileParts {
  if (kind === "notebook") {
    const { before, cells, after } = splitCells(html);
    return { before, parts: cells, after };
  }
  if (kind === "code" && html.startsWith(LINES) && html.endsWith(LINES_END)) return splitLines(html);
  return { before: html, parts: [], after: "" };
}

function splitLines(html: string): FileParts {
  const numbers = [...html.matchAll(LINE)];
  const end = html.length - LINES_END.length;
  const parts = numbers.map(({ 0: number, index }, i) => {
    const line = html.slice(index, numbers[i + 1]?.index ?? end);
    return { html: line, source: line.slice(number.length) };
  });
  return { before: html.slice(0, numbers[0]?.index ?? end), parts, after: LINES_END };
}
