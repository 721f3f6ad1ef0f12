import sanitizeHtml from "sanitize-html";
import { withoutControlCharacters } from "./escape.server";
import type { WriteUpToken } from "./lex-markdown.server";
import { readRawTag } from "./raw-tags.server";

const REFERENCE = "#\\d{1,7}|#[xX][\\da-fA-F]{1,6}|[a-zA-Z][a-zA-Z\\d]{1,31}";
const AMPERSAND_OF_NO_REFERENCE = new RegExp(`&(?!(?:${REFERENCE});)`, "g");

/** Replaces character references (`&amp;`, `&#60;`) by what they stand for. Whatever is not one stays as typed. */
export function decodeReferences(text: string): string {
  if (!text.includes("&")) return text;
  const escaped = text.replace(AMPERSAND_OF_NO_REFERENCE, "&amp;").replace(/</g, "&lt;");
  // sanitize-html decodes every reference and leaves exactly three of them behind.
  const decoded = sanitizeHtml(escaped, { allowedTags: [], allowedAttributes: {} })
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&");
  return withoutControlCharacters(decoded);
}

/** What a reader would read aloud from inline tokens: no markup, no footnote marks, formulas as TeX. */
export function plainText(tokens: readonly WriteUpToken[]): string {
  return tokens.map(plainTextOf).join("");
}

function plainTextOf(token: WriteUpToken): string {
  switch (token.type) {
    case "text":
      return token.tokens ? plainText(token.tokens as WriteUpToken[]) : decodeReferences(token.text);
    case "escape":
    case "codespan":
    case "math":
      return token.text;
    case "link":
      return token.autolink ? token.text : plainText(token.tokens as WriteUpToken[]);
    case "strong":
    case "em":
    case "del":
    case "image":
      return plainText(token.tokens as WriteUpToken[]);
    case "br":
      return " ";
    case "html":
      return readRawTag(token.text) ? "" : token.text;
    default:
      return "";
  }
}
