import type { Tokens } from "marked";
import { escapeText } from "./escape.server";
import { type EvidenceField, type EvidenceQuote, readEvidenceQuote } from "./evidence-quote.server";
import { type Footnote, footnoteId, footnoteMarkId } from "./footnotes.server";
import { evidenceLabel, gatherEvidence } from "./gather-evidence.server";
import { codeLanguage, highlight } from "./highlight.server";
import type { WriteUpToken } from "./lex-markdown.server";
import { BLOCK_MATH_MAX, shelveMath } from "./math.server";
import { type Page, withoutSidenotes } from "./page.server";
import { renderInline } from "./render-inline.server";
import { renderTable } from "./render-tables.server";
import { decodeReferences, plainText } from "./text.server";

/** Block tokens as HTML. What is not listed here shows as it was typed. */
export function renderBlocks(tokens: readonly unknown[], page: Page): string {
  return (tokens as WriteUpToken[]).map((token) => renderBlock(token, page)).join("");
}

/** The footnotes at the end of a document, with the ways back; empty when there are none. */
export function renderFootnotes(page: Page): string {
  const rendered: { footnote: Footnote; body: string }[] = [];
  for (const footnote of page.footnotes.all()) {
    rendered.push({ footnote, body: renderBlocks(footnote.tokens, withoutSidenotes(page)) });
  }
  if (rendered.length === 0) return "";
  const items = rendered.map(({ footnote, body }) => footnoteItem(footnote, body, page)).join("");
  return `<section class="footnotes" role="doc-endnotes" aria-label="Footnotes"><ol>\n${items}</ol></section>\n`;
}

function renderBlock(token: WriteUpToken, page: Page): string {
  switch (token.type) {
    case "space":
    case "def":
    case "footnote":
      return "";
    case "paragraph":
      return paragraph(token, page);
    case "heading":
      return heading(token, page);
    case "code":
      return code(token, page);
    case "blockquote":
      return quote(token, page);
    case "list":
      return list(token, page);
    case "table":
      return renderTable(token, page);
    case "hr":
      return "<hr />\n";
    case "math":
      return mathBlock(token.text, page);
    default:
      // Tight list items hold inline tokens where others hold paragraphs.
      return renderInline([token], page);
  }
}

function inline(token: { tokens?: unknown[] }, page: Page): string {
  return renderInline((token.tokens ?? []) as WriteUpToken[], page);
}

function paragraph(token: Tokens.Paragraph, page: Page): string {
  return figure(token, page) ?? `<p>${inline(token, page)}</p>\n`;
}

/** A shown image with a title, alone in its paragraph, gets the title as its caption; else null. */
function figure({ tokens }: Tokens.Paragraph, page: Page): string | null {
  const [only, ...others] = tokens as WriteUpToken[];
  if (only?.type !== "image" || !only.title || others.length > 0) return null;
  const image = renderInline([{ ...only, title: null }], page);
  if (!image.startsWith("<img ")) return null;
  return `<figure>${image}<figcaption>${escapeText(decodeReferences(only.title))}</figcaption></figure>\n`;
}

/** The page owns h1; below h4 nobody can tell the sizes apart, and the outline ends. */
function heading(token: Tokens.Heading, page: Page): string {
  const depth = Math.min(Math.max(token.depth, 2), 4) as 2 | 3 | 4;
  const text = plainText(token.tokens as WriteUpToken[]).trim();
  const id = page.headingId(text);
  if (text && token.depth <= 4) page.outline.push({ depth, id, text });
  const link = `<a href="#${id}" class="heading-link" aria-label="Link to this section"></a>`;
  return `<h${depth} id="${id}">${inline(token, withoutSidenotes(page))}${link}</h${depth}>\n`;
}

function code(token: Tokens.Code, page: Page): string {
  const language = codeLanguage(token.lang);
  if (language === "math" && token.text.length <= BLOCK_MATH_MAX) return mathBlock(token.text, page);
  const text = token.text && !token.text.endsWith("\n") ? `${token.text}\n` : token.text;
  const className = language ? ` class="language-${language}"` : "";
  return `<pre tabindex="0"><code${className}>${highlight(text, language)}</code></pre>\n`;
}

function mathBlock(tex: string, page: Page): string {
  return `<div class="math" tabindex="0">${shelveMath(tex, true, page)}</div>\n`;
}

function quote(token: Tokens.Blockquote, page: Page): string {
  return (
    evidence(token, page) ??
    alert(token, page) ??
    `<blockquote>\n${renderBlocks(token.tokens, page)}</blockquote>\n`
  );
}

/** A decision or an assumption as a card; null for other quotes. */
function evidence(token: Tokens.Blockquote, around: Page): string | null {
  const piece = readEvidenceQuote(token);
  if (!piece) return null;
  const page = withoutSidenotes(around);
  const { kind, statement } = piece;
  return gatherEvidence(
    { kind, says: plainText(statement), render: (id, title) => card(piece, { id, title, page }) },
    page,
  );
}

function card(
  { kind, statement, fields, rest }: EvidenceQuote,
  { id, title, page }: { id: string; title: string; page: Page },
): string {
  const rows = fields.map((one) => field(one, page)).join("");
  return (
    `<section class="evidence ${kind}" id="${id}" aria-label="${title}">${evidenceLabel(id, title)}` +
    `<p class="statement">${renderInline(statement, page)}</p>\n${rows && `<dl>\n${rows}</dl>\n`}` +
    `${renderBlocks(rest, page)}</section>\n`
  );
}

function field({ name, value, more }: EvidenceField, page: Page): string {
  const html = renderInline(value, page) + renderBlocks(more, page);
  return `<div><dt>${escapeText(name)}</dt><dd>${html || "Not stated"}</dd></div>\n`;
}

const ALERT = /^\[!(note|tip|important|warning|caution)\][ \t]*(?:\n|$)/i;

/** A quote whose first line is `[!NOTE]` or one of its four relatives, as GitHub has them; else null. */
function alert(quote: Tokens.Blockquote, page: Page): string | null {
  const [first, ...rest] = quote.tokens as WriteUpToken[];
  if (first?.type !== "paragraph") return null;
  const [lead, ...others] = first.tokens as WriteUpToken[];
  const match = lead?.type === "text" ? ALERT.exec(lead.text) : null;
  if (lead?.type !== "text" || !match?.[1]) return null;
  const kind = match[1].toLowerCase();
  const title = kind.charAt(0).toUpperCase() + kind.slice(1);
  const remainder = lead.text.slice(match[0].length);
  if (!remainder && others[0]?.type === "br") others.shift();
  const tokens = (
    remainder ? [{ ...lead, text: remainder }, ...others] : others
  ) as Tokens.Paragraph["tokens"];
  const opening = tokens.length > 0 ? paragraph({ ...first, tokens }, page) : "";
  return (
    `<div class="alert alert-${kind}"><p class="alert-title">${title}</p>\n` +
    `${opening}${renderBlocks(rest, page)}</div>\n`
  );
}

function list(token: Tokens.List, page: Page): string {
  const items = token.items.map((item) => {
    const className = item.task ? ' class="task"' : "";
    return `<li${className}>${renderBlocks(item.tokens, page)}</li>\n`;
  });
  if (!token.ordered) return `<ul>\n${items.join("")}</ul>\n`;
  const start = token.start === 1 ? "" : ` start="${Number(token.start)}"`;
  return `<ol${start}>\n${items.join("")}</ol>\n`;
}

function footnoteItem({ number, marks, inMargin }: Footnote, body: string, { idPrefix }: Page): string {
  const ways = Array.from({ length: marks }, (_, index) => {
    const label = `Back to reference ${number}${index > 0 ? `-${index + 1}` : ""}`;
    return ` <a href="#${footnoteMarkId(idPrefix, number, index + 1)}" class="footnote-back" aria-label="${label}">↩\uFE0E</a>`;
  }).join("");
  const end = body.endsWith("</p>\n") ? body.length - "</p>\n".length : body.length;
  // An item that hides leaves the count, so the others say their number themselves.
  const place = inMargin ? ' class="in-margin"' : number > 1 ? ` value="${number}"` : "";
  return `<li id="${footnoteId(idPrefix, number)}"${place}>${body.slice(0, end)}${ways}${body.slice(end)}</li>\n`;
}
