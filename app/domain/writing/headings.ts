import { headingLine } from "./heading-line";

/** One line of a text, or the two and more of a heading that is underlined. */
export interface TextPart {
  /** As it was typed, without the line's end. */
  raw: string;
  /** Set where it is a heading. */
  heading: { depth: number; text: string } | null;
}

const FENCE = /^ *(?:[-*+] +|\d{1,9}[.)] +|> ?)*(`{3,}|~{3,})(.*)$/s;
const UNDERLINE = /^ {0,3}(=+|-+)[ \t]*$/;
/** What a line begins with that no paragraph goes on with. */
const NO_PARAGRAPH = /^(?: {4}|\t| {0,3}(?:[>#|]|[-*+][ \t]|\d{1,9}[.)][ \t]|```|~~~|<!--))|^\s*$/;

/**
 * Splits Markdown into its lines and headings. What stands in fenced code and in comments is no heading; joining the
 * parts by line ends gives the text back. Takes time in proportion to the length, unlike a whole parser.
 */
export function splitHeadings(markdown: string): TextPart[] {
  const parts: TextPart[] = [];
  let fence = "";
  let inComment = false;
  let paragraph = 0;
  for (const raw of markdown.replace(/\r\n?/g, "\n").split("\n")) {
    const [, mark = "", info = ""] = FENCE.exec(raw) ?? [];
    const isCode = fence !== "" || inComment || mark !== "";
    const heading = isCode ? null : headingLine(raw);
    const underline = isCode || paragraph === 0 ? null : UNDERLINE.exec(raw);
    if (heading) {
      parts.push({ raw, heading });
    } else if (underline?.[1]) {
      const lines = parts.splice(-paragraph).map((part) => part.raw);
      const text = lines.map((line) => line.trim()).join(" ");
      parts.push({
        raw: [...lines, raw].join("\n"),
        heading: { depth: underline[1].startsWith("=") ? 1 : 2, text },
      });
    } else {
      parts.push({ raw, heading: null });
    }
    paragraph = isCode || heading || underline || NO_PARAGRAPH.test(raw) ? 0 : paragraph + 1;
    if (fence) fence = mark.startsWith(fence) && !info.trim() ? "" : fence;
    else if (!inComment) fence = mark;
    if (!fence)
      inComment = raw.lastIndexOf("<!--") > raw.lastIndexOf("-->") || (inComment && !raw.includes("-->"));
  }
  return parts;
}
