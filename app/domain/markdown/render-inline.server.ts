import type { Tokens } from "marked";
import { escapeAttribute, escapeText } from "./escape.server";
import { type Footnote, footnoteId, footnoteMarkId, sidenoteText } from "./footnotes.server";
import type { WriteUpToken } from "./lex-markdown.server";
import { imageAddress, linkAddress, uploadPath } from "./links.server";
import { shelveMath } from "./math.server";
import { type Page, withoutSidenotes } from "./page.server";
import { balancedRawTags } from "./raw-tags.server";
import { decodeReferences, plainText } from "./text.server";

/** Inline tokens as HTML. What is not listed here shows as it was typed. */
export function renderInline(tokens: readonly WriteUpToken[], page: Page, inLink = false): string {
  const rawTags = balancedRawTags(tokens);
  return tokens.map((token, index) => rawTags.get(index) ?? renderToken(token, page, inLink)).join("");
}

function renderToken(token: WriteUpToken, page: Page, inLink: boolean): string {
  const children = (tokens: readonly unknown[]) => renderInline(tokens as WriteUpToken[], page, inLink);
  switch (token.type) {
    case "text":
      return token.tokens ? children(token.tokens) : escapeText(decodeReferences(token.text));
    case "escape":
      return escapeText(token.text);
    case "strong":
      return `<strong>${children(token.tokens)}</strong>`;
    case "em":
      return `<em>${children(token.tokens)}</em>`;
    case "del":
      return `<del>${children(token.tokens)}</del>`;
    case "codespan":
      return `<code>${escapeText(token.text)}</code>`;
    case "br":
      return "<br />\n";
    case "checkbox":
      return checkbox(token.checked);
    case "link":
      return link(token, page);
    case "image":
      return image(token, page, inLink);
    case "math":
      return token.display
        ? `<span class="math">${shelveMath(token.text, true, page)}</span>`
        : shelveMath(token.text, false, page);
    case "footnoteMark":
      return (inLink ? null : footnoteMark(token.label, page)) ?? escapeText(token.raw);
    default:
      return escapeText(token.raw);
  }
}

function checkbox(checked: boolean): string {
  return checked
    ? '<input type="checkbox" checked disabled aria-label="Done" /> '
    : '<input type="checkbox" disabled aria-label="Not done" /> ';
}

function link(token: Tokens.Link, page: Page): string {
  const label = token.autolink
    ? escapeText(token.text)
    : renderInline(token.tokens as WriteUpToken[], page, true);
  const address = linkAddress(token.href, { isLiteral: token.autolink, idPrefix: page.idPrefix });
  return address === null ? label : anchor(address, label, token.title);
}

function anchor(address: string, label: string, title?: string | null): string {
  const rel = address.startsWith("#") ? "" : ' rel="noopener noreferrer nofollow ugc"';
  const visible = label.trim() ? label : escapeText(address);
  return `<a href="${escapeAttribute(address)}"${rel}${titleAttribute(title)}>${visible}</a>`;
}

function image(token: Tokens.Image, page: Page, inLink: boolean): string {
  const alt = plainText(token.tokens as WriteUpToken[]);
  const address = imageAddress(token.href);
  if (address && (address.own || page.images === "all")) {
    return (
      `<img src="${escapeAttribute(address.src)}" alt="${escapeAttribute(alt)}"${titleAttribute(token.title)}` +
      `${address.own ? knownSize(address.src, page) : ""} loading="lazy" decoding="async" referrerpolicy="no-referrer" />`
    );
  }
  return address && !inLink ? anchor(address.src, escapeText(alt), token.title) : escapeText(alt);
}

/** Its place on the page, and the widths in which it can be had: as wide as the text at most. */
function knownSize(src: string, { files }: Page): string {
  const path = uploadPath(src);
  const file = Object.hasOwn(files, path) ? files[path] : undefined;
  if (!file) return "";
  const { width, height, variants } = file;
  const smaller = variants.filter((variant) => variant < width).sort((a, b) => a - b);
  const size = ` width="${width}" height="${height}"`;
  if (smaller.length === 0) return size;
  const sources = [...smaller.map((variant) => `${path}/${variant} ${variant}w`), `${path} ${width}w`];
  return `${size} srcset="${sources.join(", ")}" sizes="(max-width: 46rem) 100vw, 42rem"`;
}

function titleAttribute(title?: string | null): string {
  return title ? ` title="${escapeAttribute(decodeReferences(title))}"` : "";
}

function footnoteMark(label: string, page: Page): string | null {
  const footnote = page.footnotes.refer(label);
  if (!footnote) return null;
  const { number, marks } = footnote;
  return (
    `<sup><a href="#${footnoteId(page.idPrefix, number)}" id="${footnoteMarkId(page.idPrefix, number, marks)}" class="footnote-mark"` +
    ` aria-label="Footnote ${number}">${number}</a></sup>${page.sidenotes ? sidenote(footnote, page) : ""}`
  );
}

/** The footnote's text beside the first mark that has room for it. Hidden where no style says otherwise. */
function sidenote(footnote: Footnote, page: Page): string {
  const text = footnote.inMargin ? null : sidenoteText(footnote);
  if (!text) return "";
  footnote.inMargin = true;
  return (
    `<small class="sidenote" role="note" hidden="hidden"><span class="sidenote-number">${footnote.number}</span> ` +
    `${renderInline(text, withoutSidenotes(page))}</small>`
  );
}
