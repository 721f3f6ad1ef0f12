import { MARKDOWN_MAX_BYTES } from "~/domain/markdown/markdown";
import type { NotebookRefusal } from "./notebook";
import { text } from "./read-json.server";
import { type Cell, readNotebook } from "./read-notebook.server";
import type { Output } from "./read-outputs.server";
import { settleText, withoutColours } from "./terminal-text.server";
import { extentOf, isLong } from "./text-block.server";

/** Room for the closing line, in bytes. */
const CLOSING_MAX = 200;
const EMBEDDED_IMAGE = /!\[([^[\]\n]*)\]\(\s*<?(?:attachment:|data:image\/)[^()\n]*\)/g;

/**
 * A notebook as one Markdown text: Markdown cells as they are, code fenced, short text outputs fenced below it. Images
 * are named and left out, so are long outputs. At most MARKDOWN_MAX_BYTES: it ends with a whole cell and says how many
 * are left. Never throws; refuses what `renderNotebook` refuses.
 */
export function notebookMarkdown(json: string): { ok: true; markdown: string } | NotebookRefusal {
  const read = readNotebook(json);
  if (!read.ok) return read;
  const cells = read.notebook.cells.map(cellMarkdown);
  const kept: string[] = [];
  let bytes = 0;
  for (const cell of cells) {
    bytes += Buffer.byteLength(cell) + "\n\n".length;
    if (bytes > MARKDOWN_MAX_BYTES - CLOSING_MAX) break;
    kept.push(cell);
  }
  const taken = kept.filter(Boolean);
  if (kept.length < cells.length) {
    taken.push(
      `*Cut here: the first ${kept.length} of ${cells.length} cells fit into ${MARKDOWN_MAX_BYTES / 1024} KB.*`,
    );
  }
  return { ok: true, markdown: taken.length > 0 ? `${taken.join("\n\n")}\n` : "" };
}

function cellMarkdown(cell: Cell): string {
  const source = cell.source.trimEnd();
  if (cell.kind === "markdown") return source.replace(EMBEDDED_IMAGE, "*Image, not carried over: $1*");
  const outputs = cell.outputs
    .map(outputText)
    .filter(Boolean)
    .map((output) => fenced(output, "text"));
  const code = cell.kind === "code" ? (cell.language ?? "") : "text";
  return [source && fenced(source, code), ...outputs].filter(Boolean).join("\n\n");
}

function outputText(output: Output): string {
  const said = output.kind === "bundle" ? text(output.bundle.get("text/plain")) : output.text;
  const plain = withoutColours(settleText(said)).trimEnd();
  return isLong(extentOf(plain)) ? "" : plain;
}

/** In a fence longer than any in the text. */
function fenced(source: string, language: string): string {
  const runs = source.match(/`{3,}/g) ?? [];
  const longest = runs.reduce((most, { length }) => Math.max(most, length), 2);
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${source}\n${fence}`;
}
