import { renderMarkdown } from "./render-markdown.server";
import type { Rendered } from "./writing";

export interface RenderJob {
  texts: RenderText[];
}

export interface RenderText {
  markdown: string;
  idScope: string;
}

/** What a render thread runs: one job at a time, the answers in the order of the texts. */
export default function renderJob({ texts }: RenderJob): Rendered[] {
  return texts.map(({ markdown, idScope }) => renderMarkdown(markdown, { idScope }));
}
