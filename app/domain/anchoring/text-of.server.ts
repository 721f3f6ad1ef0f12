import { createTextReader, type WriteUpText } from "./text-model";

const PARTS = /<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^>"]|"[^"]*")*)>|[^<]+|</g;
const ATTRIBUTE = { id: / id="([^"]*)"/, classes: / class="([^"]*)"/ };
const VOID = new Set(["br", "hr", "img", "input"]);
const REFERENCE = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|(amp|lt|gt|quot|apos|nbsp));/g;
const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

/**
 * The text of HTML that any version of our renderer made, by the rules of `text-model`. Takes time in proportion to
 * the length, and comes back with something for every input.
 */
export function textOf(html: string): WriteUpText {
  const reader = createTextReader();
  /** The elements around the next part that are left out: their names, the outermost first. */
  let leftOut: string[] = [];
  for (const [part, slash, given, attributes = ""] of html.matchAll(PARTS)) {
    const name = given?.toLowerCase();
    if (name === undefined) {
      if (leftOut.length === 0) reader.read(decode(part));
    } else if (slash) {
      if (leftOut.length === 0) reader.close(name);
      else if (leftOut.includes(name)) leftOut = leftOut.slice(0, leftOut.lastIndexOf(name));
    } else {
      const isEmpty = VOID.has(name) || attributes.endsWith("/");
      const read = leftOut.length === 0 && reader.open({ name, ...readAttributes(attributes) });
      if (read && isEmpty) reader.close(name);
      if (!read && !isEmpty) leftOut.push(name);
    }
  }
  return reader.end();
}

function readAttributes(attributes: string): { id: string; classes: string } {
  const value = (pattern: RegExp) => decode(pattern.exec(attributes)?.[1] ?? "");
  return { id: value(ATTRIBUTE.id), classes: value(ATTRIBUTE.classes) };
}

function decode(html: string): string {
  return html.replace(REFERENCE, (reference, decimal, hex, named) => {
    if (named) return NAMED[named] ?? reference;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : reference;
  });
}
