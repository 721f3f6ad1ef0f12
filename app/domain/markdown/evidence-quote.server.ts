import type { Tokens } from "marked";
import { EVIDENCE_TITLES, type QuoteKind } from "./evidence";
import type { WriteUpToken } from "./lex-markdown.server";
import { plainText } from "./text.server";

/** A quote that states a decision or an assumption. */
export interface EvidenceQuote {
  kind: QuoteKind;
  /** Inline tokens. */
  statement: WriteUpToken[];
  fields: EvidenceField[];
  /** Blocks that follow. */
  rest: WriteUpToken[];
}

export interface EvidenceField {
  name: string;
  /** Inline tokens of what stands behind the name. */
  value: WriteUpToken[];
  /** Further blocks of the same item, and items that have no name of their own. */
  more: WriteUpToken[];
}

const NAME_LENGTH = 60;
const COLON = /^\s*:?\s*/;

/**
 * Reads a quote whose first paragraph begins with `**Decision:**` or `**Assumption:**`, and the list behind it whose
 * items begin with a bold name. The colon may stand inside or outside the bold. Null for other quotes.
 */
export function readEvidenceQuote(quote: Tokens.Blockquote): EvidenceQuote | null {
  const [first, ...others] = quote.tokens.filter(({ type }) => type !== "space") as WriteUpToken[];
  if (first?.type !== "paragraph") return null;
  const lead = readName(first.tokens as WriteUpToken[]);
  const kind = (["decision", "assumption"] as const).find(
    (kind) => lead?.name.toLowerCase() === EVIDENCE_TITLES[kind].toLowerCase(),
  );
  if (!lead || !kind || lead.value.length === 0) return null;
  const [list, ...rest] = others;
  const fields = list?.type === "list" ? readFields(list) : null;
  return fields
    ? { kind, statement: lead.value, fields, rest }
    : { kind, statement: lead.value, fields: [], rest: others };
}

/** Null when the first item has no name: then it is a list like any other. */
function readFields(list: Tokens.List): EvidenceField[] | null {
  const fields: EvidenceField[] = [];
  for (const item of list.items) {
    const [first, ...more] = item.tokens as WriteUpToken[];
    const isText = first?.type === "paragraph" || first?.type === "text";
    const named = isText ? readName((first.tokens ?? []) as WriteUpToken[]) : null;
    const last = fields.at(-1);
    if (named) fields.push({ ...named, more });
    else if (last) last.more.push({ ...list, loose: true, items: [item], raw: item.raw });
    else return null;
  }
  return fields;
}

/** Inline tokens that begin with a bold name and a colon. */
function readName([strong, next, ...others]: WriteUpToken[]): { name: string; value: WriteUpToken[] } | null {
  if (strong?.type !== "strong") return null;
  const bold = plainText(strong.tokens as WriteUpToken[]).trim();
  const colonOutside = next?.type === "text" && /^\s*:/.test(next.text);
  if (!bold.endsWith(":") && !colonOutside) return null;
  const name = bold.endsWith(":") ? bold.slice(0, -1).trimEnd() : bold;
  if (!name || name.length > NAME_LENGTH) return null;
  if (next?.type !== "text" || next.tokens) return { name, value: next ? [next, ...others] : [] };
  const text = next.text.replace(COLON, "");
  return { name, value: text ? [{ ...next, text }, ...others] : others };
}
