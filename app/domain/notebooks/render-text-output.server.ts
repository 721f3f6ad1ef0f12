import type { NotebookPage } from "./notebook-page.server";
import { colourText, settleText } from "./terminal-text.server";
import { extentOf, fold, isLong, textBlock } from "./text-block.server";

interface TextOutput {
  label: string;
  /** What its fold calls it. */
  noun?: string;
  className?: string;
}

/** Text as a terminal would show it; folded where it is long, empty where there is none. */
export function renderTextOutput(
  text: string,
  { label, noun = "Output", className }: TextOutput,
  page: NotebookPage,
): string {
  const settled = settleText(text)
    .trimEnd()
    .replace(/^\s*\n/, "");
  if (!settled) return "";
  const block = textBlock(settled, { label, className, markup: colourText }, page);
  const extent = extentOf(settled);
  return isLong(extent) ? fold(block, noun, extent) : block;
}
