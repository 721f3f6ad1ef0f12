import type { Token, TokenizerExtension, Tokens } from "marked";
import type { WriteUpToken } from "./lex-markdown.server";

export interface FootnoteMarkToken {
  type: "footnoteMark";
  raw: string;
  label: string;
}

export interface FootnoteToken {
  type: "footnote";
  raw: string;
  label: string;
  tokens: Token[];
}

const LABEL = "\\[\\^([^\\s[\\]]{1,64})\\]";
const MARK = new RegExp(`^${LABEL}(?!\\()`);
// The rest of the line, then indented lines, also after blank ones, and lines that merely continue the paragraph.
const DEFINITION = new RegExp(
  `^ {0,3}${LABEL}:[ \\t]*([^\\n]*` +
    "(?:\\n(?:[ \\t]*\\n)*(?: {2}|\\t)(?=[^\\n]*\\S)[^\\n]+" +
    "|\\n(?![ \\t]*(?:\\[\\^|[#>|]|[-*+][ \\t]|\\d{1,9}[.)][ \\t]|```|~~~|\\$\\$|\\n|$))[^\\n]+)*)(?:\\n+|$)",
);
const INDENT = /\n(?: {1,4}|\t)/g;

export const footnoteMark: TokenizerExtension = {
  name: "footnoteMark",
  level: "inline",
  tokenizer(src) {
    if (!src.startsWith("[^")) return;
    const match = MARK.exec(src);
    if (match?.[1]) return { type: "footnoteMark", raw: match[0], label: match[1] };
  },
};

export const footnoteDefinition: TokenizerExtension = {
  name: "footnote",
  level: "block",
  tokenizer(src) {
    const match = DEFINITION.exec(src);
    if (!match?.[1]) return;
    const { state } = this.lexer;
    const { top } = state;
    state.top = true;
    const tokens = this.lexer.blockTokens((match[2] ?? "").replace(INDENT, "\n"), []);
    state.top = top;
    return { type: "footnote", raw: match[0], label: match[1], tokens };
  },
};

export interface Footnote {
  tokens: readonly Token[];
  /** From 1, in the order in which the text first refers to them; 0 until it does. */
  number: number;
  /** How often it has been referred to so far. */
  marks: number;
  /** Whether its text stands beside one of its marks. */
  inMargin: boolean;
}

export interface Footnotes {
  /** Counts a reference and returns its footnote; null when nothing is defined under the label. */
  refer(label: string): Footnote | null;
  /** The footnotes by number, those nothing refers to last. Rendering one may add another while this is read. */
  all(): Iterable<Footnote>;
}

/** Collects the definitions of one document. Of two with the same label the first counts. */
export function createFootnotes(tokens: readonly Token[]): Footnotes {
  const byLabel = new Map<string, Footnote>();
  collect(tokens, byLabel);
  const numbered: Footnote[] = [];

  function giveNumber(footnote: Footnote) {
    if (footnote.number === 0) footnote.number = numbered.push(footnote);
  }

  return {
    refer(label) {
      const footnote = byLabel.get(label);
      if (!footnote) return null;
      giveNumber(footnote);
      footnote.marks += 1;
      return footnote;
    },
    *all() {
      let read = 0;
      for (const orphan of [null, ...byLabel.values()]) {
        if (orphan) giveNumber(orphan);
        while (read < numbered.length) {
          const footnote = numbered[read++];
          if (footnote) yield footnote;
        }
      }
    },
  };
}

/** In characters of its source. */
const SIDENOTE_MAX = 600;
const INLINE = new Set(["text", "escape", "strong", "em", "del", "codespan", "link", "html", "math"]);

/** The inline tokens of a footnote that can stand in the margin: one short paragraph of words. Null for others. */
export function sidenoteText({ tokens }: Footnote): WriteUpToken[] | null {
  const [only, ...others] = tokens.filter(({ type }) => type !== "space");
  if (only?.type !== "paragraph" || others.length > 0 || only.raw.length > SIDENOTE_MAX) return null;
  const inline = (only.tokens ?? []) as WriteUpToken[];
  return inline.length > 0 && inline.every(isInline) ? inline : null;
}

function isInline(token: WriteUpToken): boolean {
  if (!INLINE.has(token.type) || (token.type === "math" && token.display)) return false;
  return !("tokens" in token) || (token.tokens ?? []).every((child) => isInline(child as WriteUpToken));
}

// Ids hold numbers, never the author's label, and an underscore, which no heading's id has.

/** The id of a footnote. */
export function footnoteId(idPrefix: string, number: number): string {
  return `${idPrefix}fn_${number}`;
}

/** The id of the nth reference to a footnote, which its way back leads to. */
export function footnoteMarkId(idPrefix: string, number: number, nth: number): string {
  return `${idPrefix}ref_${number}${nth > 1 ? `_${nth}` : ""}`;
}

function collect(tokens: readonly Token[], byLabel: Map<string, Footnote>) {
  for (const token of tokens) {
    if (token.type === "footnote") {
      const { label, tokens } = token as FootnoteToken;
      if (!byLabel.has(label)) byLabel.set(label, { tokens, number: 0, marks: 0, inMargin: false });
    }
    if (token.type === "list") collect((token as Tokens.List).items, byLabel);
    if (token.type === "footnote" || token.type === "blockquote" || token.type === "list_item") {
      collect(token.tokens ?? [], byLabel);
    }
  }
}
