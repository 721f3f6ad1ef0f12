import type { Token, Tokens } from "marked";
import { escapeText } from "../markdown/escape.server";
import type { FootnoteToken } from "../markdown/footnotes.server";
import { isNestedTooDeep, lexMarkdown, type WriteUpToken } from "../markdown/lex-markdown.server";
import { MARKDOWN_MAX_BYTES } from "../markdown/markdown";
import { createPage, type Page } from "../markdown/page.server";
import { renderBlocks } from "../markdown/render-blocks.server";
import type { Shelf } from "../markdown/shelf.server";
import { plainText } from "../markdown/text.server";
import type { Unit } from "./align.server";
import { cleanHtml } from "./clean-html.server";
import { sketch } from "./sketch.server";
import { PARTS_MAX } from "./work.server";

/** A block of one of the two texts. */
export interface Block extends Unit {
  token: WriteUpToken;
  /** Markdown, without the line ends behind it. */
  raw: string;
  /** As `cleanHtml` leaves it: not sanitised yet, formulas on their shelf. */
  html: string;
  /** False for what a reader never sees, such as a link definition. */
  visible: boolean;
  /** Its section, from 0. */
  section: number;
  /** Plain text of the heading that begins the section, on that block only. */
  opens: string | null;
}

/** A text in blocks, footnotes last in a section of their own. */
export interface WriteUp {
  blocks: Block[];
  page: Page;
  /** The labels of footnotes by their numbers. */
  labels: Map<number, string>;
  /** The HTML of each block by its token. */
  rendered: Map<WriteUpToken, string>;
}

/** In characters, as for a page of its own: only a text built to multiply itself gets there. */
const HTML_MAX = 20 * MARKDOWN_MAX_BYTES;
const SECTION_DEPTH = 3;

/** Reads one text; null where it cannot be read as Markdown, or falls into more parts than a page should have. */
export function readWriteUp(markdown: string, shelf: Shelf): WriteUp | null {
  if (Buffer.byteLength(markdown) > MARKDOWN_MAX_BYTES || isNestedTooDeep(markdown)) return null;
  try {
    const tokens = lexMarkdown(markdown);
    return tokens.length > 2 * PARTS_MAX ? null : readTokens(tokens, shelf);
  } catch {
    return null;
  }
}

/** A text as it was typed: one block, compared by lines. */
export function readPlain(markdown: string, shelf: Shelf): WriteUp {
  const page = { ...createPage([]), shelf };
  const token: Tokens.Code = { type: "code", raw: markdown, text: markdown };
  const block = readBlock(token, { section: 0, opens: null, html: renderBlocks([token], page) });
  return finish(markdown.trim() ? [block] : [], page, new Map());
}

function readTokens(tokens: WriteUpToken[], shelf: Shelf): WriteUp | null {
  const { page, labels } = createLabelledPage(tokens, shelf);
  const blocks: Block[] = [];
  let [section, size] = [0, 0];
  for (const token of tokens) {
    if (token.type === "space" || token.type === "footnote") continue;
    const opens = sectionHeading(token);
    if (opens !== null && blocks.length > 0) section += 1;
    const block = readBlock(token, { section, opens, html: renderBlocks([token], page) });
    size += block.html.length;
    if (size > HTML_MAX) return null;
    blocks.push(block);
  }
  const footnotes = tokens.filter((token) => token.type === "footnote");
  if (footnotes.length === 0) return finish(blocks, page, labels);
  const numbers = new Map([...labels].map(([number, label]) => [label, number]));
  if (blocks.length > 0) section += 1;
  blocks.push(footnotesHeading(section));
  for (const token of footnotes) {
    const html = footnoteHtml(token, numbers.get(token.label), page);
    size += html.length;
    if (size > HTML_MAX) return null;
    blocks.push(readBlock(token, { section, opens: null, html }));
  }
  return finish(blocks, page, labels);
}

function finish(blocks: Block[], page: Page, labels: Map<number, string>): WriteUp {
  // What stands inside changed blocks is rendered once more, out of an allowance of its own.
  page.counts.formulas = 0;
  return { blocks, page, labels, rendered: new Map(blocks.map(({ token, html }) => [token, html])) };
}

/** A page that keeps the shelf it is given, and remembers which label each footnote's number stands for. */
function createLabelledPage(tokens: WriteUpToken[], shelf: Shelf) {
  const page = { ...createPage(tokens), shelf, sidenotes: false };
  const labels = new Map<number, string>();
  const { footnotes } = page;
  page.footnotes = {
    ...footnotes,
    refer(label) {
      const footnote = footnotes.refer(label);
      if (footnote) labels.set(footnote.number, label);
      return footnote;
    },
  };
  return { page, labels };
}

function readBlock(token: WriteUpToken, about: Pick<Block, "section" | "opens" | "html">): Block {
  const raw = token.raw.trimEnd();
  const html = cleanHtml(about.html);
  const visible = html !== "";
  return {
    ...unitOf(token),
    ...about,
    token,
    raw,
    html: visible ? html : `<p><code>${escapeText(raw)}</code></p>\n`,
    visible,
  };
}

/** A block, or one inside a quote or an item, as something to align. */
export function unitOf(token: WriteUpToken): Unit {
  const raw = token.raw.trim();
  // Lines of a paragraph may be broken elsewhere without any change; two spaces at an end are a break.
  const text = token.type === "paragraph" ? raw.replace(/(?<! {2}|\\)\n[ \t]*/g, " ") : raw;
  const kind = kindOf(token);
  return { kind, key: `${kind} ${text}`, sketch: sketch(text) };
}

function kindOf(token: WriteUpToken): string {
  if (token.type === "heading") return `heading ${token.depth}`;
  if (token.type === "list") return token.ordered ? "ordered list" : "list";
  return token.type;
}

function sectionHeading(token: WriteUpToken): string | null {
  if (token.type !== "heading" || token.depth > SECTION_DEPTH) return null;
  return plainText((token.tokens ?? []) as WriteUpToken[]);
}

function footnotesHeading(section: number): Block {
  const token: Tokens.Space = { type: "space", raw: "" };
  const unit = { kind: "heading of footnotes", key: "heading of footnotes", sketch: sketch("") };
  return { ...unit, token, raw: "", html: "", visible: false, section, opens: "Footnotes" };
}

function footnoteHtml({ tokens }: FootnoteToken, number: number | undefined, page: Page): string {
  const body = renderBlocks(tokens as Token[], page);
  if (!number) return body;
  const mark = `<sup><a class="footnote-mark" aria-label="Footnote ${number}">${number}</a></sup> `;
  return body.startsWith("<p>") ? `<p>${mark}${body.slice("<p>".length)}` : mark + body;
}
