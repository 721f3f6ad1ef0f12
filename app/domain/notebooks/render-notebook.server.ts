import type { Heading } from "~/domain/markdown/markdown";
import { linkAcrossCells } from "./link-across-cells.server";
import type { NotebookRefusal, RenderedNotebook } from "./notebook";
import { createNotebookPage, type NotebookPage } from "./notebook-page.server";
import { markedImages } from "./place-images.server";
import { type Notebook, readNotebook } from "./read-notebook.server";
import { renderCell } from "./render-cell.server";
import { renderMarkdownCell } from "./render-markdown-cell.server";

export interface NotebookOptions {
  /** What every id of the notebook's cells begins with: letters, digits and hyphens. */
  idPrefix?: string;
}

/**
 * The JSON of a Jupyter notebook (nbformat 3 and 4) as safe HTML. Nothing in it runs, and nothing is fetched.
 *
 * Never throws: what is no notebook, or too large for one, comes back as a sentence. Some hostile texts take seconds:
 * run it where it can be stopped.
 */
export function renderNotebook(
  json: string,
  { idPrefix = "nb-" }: NotebookOptions = {},
): RenderedNotebook | NotebookRefusal {
  try {
    const read = readNotebook(json);
    return read.ok ? render(read.notebook, createNotebookPage(idPrefix)) : read;
  } catch {
    return { ok: false, problem: "This notebook cannot be shown. Clear its outputs and save it again." };
  }
}

function render({ cells, language }: Notebook, page: NotebookPage): RenderedNotebook {
  const sections: string[] = [];
  const outline: Heading[] = [];
  let words = 0;
  for (const [index, cell] of cells.entries()) {
    const number = index + 1;
    if (cell.kind !== "markdown") {
      sections.push(renderCell(cell, number, page));
      continue;
    }
    const rendered = renderMarkdownCell(cell, number, page);
    sections.push(rendered.html);
    outline.push(...rendered.outline);
    words += rendered.words;
  }
  const html = `<div class="notebook">\n${linkAcrossCells(sections.join(""), outline, page.idPrefix)}</div>\n`;
  const marked = markedImages(html);
  return {
    ok: true,
    html,
    images: page.images.images.filter(({ name }) => marked.has(name)),
    language: language ?? "",
    cells: cells.length,
    words,
    outline,
    notes: page.leftOut.sentences(),
  };
}
