import type { Tokens } from "marked";
import type { WriteUpToken } from "./lex-markdown.server";
import { plainText } from "./text.server";

export type LeadLabel = "objective" | "baseline" | "result" | "limits" | "decision" | "tradeoffs";

/** A block that begins with a bold word for what it says, as in `**Objective:** …`. */
export interface BoldLead {
  label: LeadLabel;
  /** Before the sanitiser. */
  html: string;
}

const LABELS: [LeadLabel, RegExp][] = [
  ["objective", /^(?:the )?(?:business )?(?:objective|goal|aim|problem|problem statement|task)s?$/],
  ["baseline", /^(?:the |simple |first )*baselines?$/],
  ["result", /^(?:the |main |headline |key |final )*(?:results?|outcome|findings?)$/],
  ["limits", /^(?:the |main |known )*(?:limits?|limitations?|caveats?|weakness(?:es)?)(?: of the data)?$/],
  ["decision", /^(?:the |main |key |design )*(?:decisions?|assumptions?)(?: \d+)?$/],
  ["tradeoffs", /^(?:the |main |key )*trade ?offs?$/],
];

/**
 * The paragraphs, quotes and list items of a document that begin with such a word, in their order. Where the word stands
 * alone as a heading would, it is the block behind it.
 */
export function boldLeads({
  tokens,
  htmls,
}: {
  tokens: readonly WriteUpToken[];
  htmls: readonly string[];
}): BoldLead[] {
  const blocks = tokens
    .map((token, i) => ({ token, html: htmls[i] ?? "" }))
    .filter(({ token }) => token.type !== "space");
  return blocks.flatMap(({ token, html }, i) => {
    if (token.type === "list") return leadsOfList(token, html);
    return linesOf(token).flatMap(({ label, isAlone }) => {
      if (!isAlone) return [{ label, html }];
      const next = blocks[i + 1];
      return next && ["paragraph", "list", "table"].includes(next.token.type)
        ? [{ label, html: next.html }]
        : [];
    });
  });
}

function leadsOfList(list: Tokens.List, html: string): BoldLead[] {
  const items = itemsOf(html);
  if (items.length !== list.items.length) return [];
  return list.items.flatMap((item, i) => {
    const [first] = item.tokens as WriteUpToken[];
    return first ? linesOf(first).map(({ label }) => ({ label, html: `<ul>\n${items[i]}\n</ul>\n` })) : [];
  });
}

/** What the lines of a block begin with, where it is in bold and a label. */
function linesOf(token: WriteUpToken): { label: LeadLabel; isAlone: boolean }[] {
  if (token.type === "blockquote") {
    const [first] = token.tokens as WriteUpToken[];
    return first ? linesOf(first).filter(({ isAlone }) => !isAlone) : [];
  }
  if ((token.type !== "paragraph" && token.type !== "text") || !token.tokens) return [];
  const inline = token.tokens as WriteUpToken[];
  return inline.flatMap((part, i) => {
    const before = inline[i - 1];
    const isFirst = !before || before.type === "br" || /\n\s*$/.test(before.raw);
    const label = part.type === "strong" && isFirst && labelOf(plainText([part]));
    const isAlone = i === 0 && !/[\p{L}\p{N}]/u.test(plainText(inline.slice(1)));
    return label ? [{ label, isAlone }] : [];
  });
}

function labelOf(text: string): LeadLabel | null {
  const words = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return LABELS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

/** The outermost `<li>…</li>` in the HTML of a list. */
function itemsOf(html: string): string[] {
  const items: string[] = [];
  let depth = 0;
  let start = 0;
  for (const { 0: tag, index } of html.matchAll(/<\/?li\b[^>]*>/g)) {
    if (tag !== "</li>") {
      if (depth === 0) start = index;
      depth += 1;
    } else {
      depth -= 1;
      if (depth === 0) items.push(html.slice(start, index + tag.length));
    }
  }
  return items;
}
