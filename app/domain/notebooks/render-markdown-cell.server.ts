import type { Heading } from "~/domain/markdown/markdown";
import { renderMarkdown } from "~/domain/markdown/render-markdown.server";
import { cellScope } from "./link-across-cells.server";
import type { NotebookPage } from "./notebook-page.server";
import { imageMark } from "./place-images.server";
import { entries, field, text } from "./read-json.server";
import type { Cell } from "./read-notebook.server";
import { cellSection } from "./render-cell.server";
import { tidyMarkdown } from "./tidy-markdown.server";

const IMAGE =
  '<img src="ADDRESS" alt="([^"]*)"(?: title="[^"]*")? loading="lazy" decoding="async" referrerpolicy="no-referrer" />';

export interface RenderedCell {
  html: string;
  outline: Heading[];
  words: number;
}

/** A Markdown cell through the renderer that write-ups have, with the images that the file carries. */
export function renderMarkdownCell(cell: Cell, number: number, page: NotebookPage): RenderedCell {
  const { images } = page;
  let outline: Heading[] = [];
  let words = 0;
  const html = page.part(() => {
    const markdown = tidyMarkdown(cell.source, (address) => {
      const name = images.put(imageData(address, cell.attachments));
      if (!name) page.leftOut.add("image");
      return name && images.address(name);
    });
    const rendered = renderMarkdown(markdown, { idScope: cellScope(page.idPrefix, number) });
    const marked = images.replace(rendered.html, IMAGE, imageMark);
    ({ outline, words } = rendered);
    // In code an address stays text.
    return `<div class="prose">${images.replace(marked, "ADDRESS", (name) => `attachment:${name}`)}</div>\n`;
  });
  return { html: cellSection(cell, number, { body: html, page }), outline, words };
}

/** In base64; empty when there is no such attachment. */
function imageData(address: string, attachments: unknown): string {
  if (!address.startsWith("attachment:")) return address.slice(address.indexOf(",") + 1);
  const name = address.slice("attachment:".length);
  const kinds = field(attachments, name) ?? field(attachments, decode(name));
  return text(entries(kinds).find(([mime]) => /^image\/(?:png|jpeg|gif|webp)$/.test(mime))?.[1]);
}

function decode(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
