import { escapeAttribute } from "~/domain/markdown/escape.server";
import { CHARACTERS_SHOWN, LINES_SHOWN, OUTPUT_MAX } from "./notebook";
import type { NotebookPage } from "./notebook-page.server";

/** How much text there is, for deciding what to fold. */
export interface Extent {
  lines: number;
  characters: number;
}

export function extentOf(text: string): Extent {
  return { lines: text.split("\n").length, characters: text.length };
}

export function isLong({ lines, characters }: Extent): boolean {
  return lines > LINES_SHOWN || characters > CHARACTERS_SHOWN;
}

/** HTML folded away under a line that says what and how much is there. */
export function fold(html: string, noun: string, { lines, characters }: Extent): string {
  const size =
    lines > 1 ? `${lines.toLocaleString("en")} lines` : `${characters.toLocaleString("en")} characters`;
  return `<details class="fold"><summary>${noun}, ${size}</summary>\n${html}</details>\n`;
}

interface TextBlock {
  /** What assistive technology calls the block. */
  label: string;
  className?: string;
  /** Text as HTML. */
  markup: (text: string) => string;
}

/** A text that keeps its lines, in a box that scrolls; cut at OUTPUT_MAX. */
export function textBlock(text: string, { label, className, markup }: TextBlock, page: NotebookPage): string {
  const isCut = text.length > OUTPUT_MAX;
  const shown = isCut ? text.slice(0, OUTPUT_MAX).replace(/[\uD800-\uDBFF]$/, "") : text;
  const classes = className ? ` class="${className}"` : "";
  return (
    `<pre${classes} tabindex="0" role="group" aria-label="${escapeAttribute(label)}">${markup(shown)}</pre>\n` +
    `${isCut ? page.leftOut.cut() : ""}`
  );
}
