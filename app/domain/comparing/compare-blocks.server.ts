import type { Tokens } from "marked";
import type { WriteUpToken } from "../markdown/lex-markdown.server";
import type { Page } from "../markdown/page.server";
import { renderBlocks } from "../markdown/render-blocks.server";
import { align } from "./align.server";
import { cleanHtml } from "./clean-html.server";
import { compareCode } from "./compare-code.server";
import { compareProse, type Marked, markProse } from "./compare-prose.server";
import { compareTables } from "./compare-tables.server";
import type { Mark } from "./marked-writer.server";
import { type Piece, readPieces } from "./pieces.server";
import { unitOf } from "./read-write-up.server";
import { sketch } from "./sketch.server";
import { createTotal } from "./total.server";
import { PARTS_MAX, type Work } from "./work.server";

/** The text that a token is from, as far as rendering it needs it. */
export interface Origin {
  page: Page;
  labels: ReadonlyMap<number, string>;
  /** Clean HTML of its blocks; what stands inside them is rendered where it is needed. */
  rendered: ReadonlyMap<WriteUpToken, string>;
}

/** The two texts and what may still be spent on them. */
export interface Comparing {
  before: Origin;
  after: Origin;
  work: Work;
}

/** Two versions of one block as the newer one with its changes marked; null where next to nothing was kept. */
export function compareBlocks(
  before: WriteUpToken,
  after: WriteUpToken,
  comparing: Comparing,
): Marked | null {
  if (Math.max(partsOf(before), partsOf(after)) > PARTS_MAX) {
    comparing.work.coarse = true;
    return null;
  }
  if (before.type === "list" && after.type === "list") return compareLists(before, after, comparing);
  if (before.type === "code" && after.type === "code") return compareCode(before, after, comparing.work);
  const old = renderClean(before, comparing.before);
  const now = renderClean(after, comparing.after);
  if (now.startsWith("<blockquote>") && old.startsWith("<blockquote>")) {
    const children = compareChildren(childrenOf(before), childrenOf(after), comparing);
    return { ...children, html: `<blockquote>\n${children.html}</blockquote>\n` };
  }
  if (before.type === "table" && after.type === "table") return compareTables(old, now, comparing);
  return compareProse(
    readPieces(old, comparing.before.labels),
    readPieces(now, comparing.after.labels),
    comparing.work,
  );
}

function compareLists(before: Tokens.List, after: Tokens.List, comparing: Comparing): Marked {
  const units = (items: Tokens.ListItem[]) =>
    items.map(({ text, task, checked }) => {
      return { kind: "item", key: `${task ? (checked ?? false) : ""} ${text}`, sketch: sketch(text) };
    });
  const total = createTotal();
  for (const step of align(units(before.items), units(after.items), comparing.work)) {
    const old = step.kind === "added" ? undefined : before.items[step.before];
    const now = step.kind === "removed" ? undefined : after.items[step.after];
    const children =
      step.kind === "same"
        ? render(now?.tokens ?? [], comparing.after)
        : compareChildren(old?.tokens ?? [], now?.tokens ?? [], comparing);
    const className = (now ?? old)?.task ? ' class="task"' : "";
    total.add({ ...children, html: `<li${className}>${children.html}</li>\n` });
  }
  const start = after.ordered && after.start !== 1 ? ` start="${Number(after.start)}"` : "";
  return total.within(after.ordered ? `<ol${start}>\n` : "<ul>\n", after.ordered ? "</ol>\n" : "</ul>\n");
}

/** The blocks inside a quote or an item, those that are new or gone marked as a whole. */
function compareChildren(before: unknown[], after: unknown[], comparing: Comparing): Marked {
  const [old, now] = [before as WriteUpToken[], after as WriteUpToken[]];
  const total = createTotal();
  for (const step of align(old.map(unitOf), now.map(unitOf), comparing.work)) {
    const from = step.kind === "added" ? undefined : old[step.before];
    const to = step.kind === "removed" ? undefined : now[step.after];
    const pair = step.kind === "pair" && from && to ? compareBlocks(from, to, comparing) : null;
    if (pair) total.add(pair);
    else if (step.kind === "same") total.add(render(to ? [to] : [], comparing.after));
    else {
      if (from) total.add(markBlock(from, comparing.before, "removed"));
      if (to) total.add(markBlock(to, comparing.after, "added"));
    }
  }
  return total.within("", "");
}

function markBlock(token: WriteUpToken, origin: Origin, mark: Mark): Marked {
  return markProse(piecesOf(token, origin), mark);
}

function piecesOf(token: WriteUpToken, origin: Origin): Piece[] {
  return readPieces(renderClean(token, origin), origin.labels);
}

function renderClean(token: WriteUpToken, { page, rendered }: Origin): string {
  return rendered.get(token) ?? cleanHtml(renderBlocks([token], page));
}

function render(tokens: unknown[], { page }: Origin): Marked {
  return { html: cleanHtml(renderBlocks(tokens, page)), words: { added: 0, removed: 0 } };
}

function partsOf(token: WriteUpToken): number {
  if (token.type === "list") return token.items.length;
  if (token.type === "table") return token.rows.length;
  return childrenOf(token).length;
}

function childrenOf(token: WriteUpToken): unknown[] {
  return token.type === "blockquote" ? token.tokens : [];
}
