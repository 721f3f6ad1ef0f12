import type { Rendered } from "~/domain/markdown/markdown";
import { renderMarkdown } from "~/domain/markdown/render-markdown.server";

// What a worker thread runs, one call at a time. Each function is called by its name, see `createWorkerPool`.

export interface RenderText {
  markdown: string;
  idScope: string;
}

/** Renders texts, the answers in their order. */
export function render(texts: RenderText[]): Rendered[] {
  return texts.map(({ markdown, idScope }) => renderMarkdown(markdown, { idScope }));
}
