import { renderMarkdown } from "./render-markdown.server";
import type { Rendered } from "./writing";

export interface RenderJob {
  texts: string[];
}

/** What a render thread runs: one job at a time, the answers in the order of the texts. */
export default function renderJob({ texts }: RenderJob): Rendered[] {
  return texts.map((text) => renderMarkdown(text));
}
