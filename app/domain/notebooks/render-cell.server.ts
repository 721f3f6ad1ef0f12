import { withoutControlCharacters } from "~/domain/markdown/escape.server";
import { highlight } from "~/domain/markdown/highlight.server";
import type { NotebookPage } from "./notebook-page.server";
import type { Cell } from "./read-notebook.server";
import type { Output } from "./read-outputs.server";
import { renderBundle } from "./render-bundle.server";
import { renderTextOutput } from "./render-text-output.server";
import { extentOf, fold, textBlock } from "./text-block.server";

const NAMES = { markdown: "text", code: "code", raw: "raw text" };

/** A code or raw cell with its outputs. */
export function renderCell(cell: Cell, number: number, page: NotebookPage): string {
  return cellSection(cell, number, { body: source(cell, number, page) + outputs(cell, number, page), page });
}

/** What every cell has: a name, an id and a link to itself. */
export function cellSection(
  { kind }: Cell,
  number: number,
  { body, page }: { body: string; page: NotebookPage },
): string {
  const id = `${page.idPrefix}cell-${number}`;
  return (
    `<section class="cell ${kind}-cell" id="${id}" aria-label="Cell ${number}, ${NAMES[kind]}">\n` +
    `<a class="cell-number" href="#${id}" aria-label="Link to cell ${number}">${number}</a>\n${body}</section>\n`
  );
}

function source(cell: Cell, number: number, page: NotebookPage): string {
  const code = cell.source.trimEnd().replace(/^\s*\n/, "");
  const isCode = cell.kind === "code";
  if (!code && (!isCode || cell.outputs.length > 0)) return "";
  const language = cell.language ? ` class="language-${cell.language}"` : "";
  const html = page.part(() => {
    const markup = (text: string) =>
      `<code${isCode ? language : ""}>${highlight(withoutControlCharacters(text), isCode ? cell.language : null)}</code>`;
    const block = textBlock(code, { label: `${isCode ? "Code" : "Text"} of cell ${number}`, markup }, page);
    return cell.sourceHidden ? fold(block, isCode ? "Code" : "Text", extentOf(code)) : block;
  });
  const prompt = isCode ? `<p class="prompt">In [${cell.count ?? " "}]:</p>\n` : "";
  return `<div class="cell-part source">${prompt}${html}</div>\n`;
}

function outputs(cell: Cell, number: number, page: NotebookPage): string {
  const parts = cell.outputs.map((output, index) => {
    const html = page.part(() => renderOutput(output, { cell: number, index }, page));
    const count = output.kind === "bundle" ? output.count : null;
    const prompt = count !== null && html ? `<p class="prompt">Out [${count}]:</p>\n` : "";
    return html && `<div class="cell-part output">${prompt}${html}</div>\n`;
  });
  const html = parts.join("");
  if (!cell.outputsHidden || !html) return html;
  const size = parts.length === 1 ? "1 output" : `${parts.length.toLocaleString("en")} outputs`;
  return `<details class="fold all-outputs"><summary>Outputs hidden by the author, ${size}</summary>\n${html}</details>\n`;
}

function renderOutput(
  output: Output,
  { cell, index }: { cell: number; index: number },
  page: NotebookPage,
): string {
  const label = `Output of cell ${cell}`;
  switch (output.kind) {
    case "stream": {
      const stderr = { label: `Standard error of cell ${cell}`, noun: "Standard error", className: "stderr" };
      return renderTextOutput(output.text, output.name === "stderr" ? stderr : { label }, page);
    }
    case "error":
      return renderTextOutput(
        output.text,
        { label: `Error of cell ${cell}`, noun: "Error", className: "error" },
        page,
      );
    case "bundle":
      return renderBundle(
        output.bundle,
        { cell, label, idScope: `${page.idPrefix}o${cell}-${index}-` },
        page,
      );
  }
}
