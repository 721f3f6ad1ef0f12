import { Lexer, Marked, type MarkedToken, Tokenizer, type Tokens } from "marked";
import { withoutControlCharacters } from "./escape.server";
import {
  type FootnoteMarkToken,
  type FootnoteToken,
  footnoteDefinition,
  footnoteMark,
} from "./footnotes.server";
import { blockMath, inlineMath, type MathToken, maskMath } from "./math.server";

export type WriteUpToken = MarkedToken | MathToken | FootnoteMarkToken | FootnoteToken;

/** Levels of quotes, lists and footnotes one line may open. */
const NESTING_MAX = 100;
const MARKER = /[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])|\[\^[^\s[\]]{1,64}\]:)/;
const MARKERS = new RegExp(`^(?:${MARKER.source}){${NESTING_MAX + 1}}`, "m");
const RULE = /^[ \t]*(?:(?:-[ \t]*)+|(?:\*[ \t]*)+)$/gm;

/**
 * Whether a line opens more levels of quotes and lists than anyone means to; `- - - -` is a rule and opens none.
 * marked recurses once a level and runs out of stack.
 */
export function isNestedTooDeep(markdown: string): boolean {
  return MARKERS.test(markdown.replace(RULE, ""));
}

const CELLS_MAX = 20_000;

// Ends a run of text before a dollar, so that math is tried there. A `start` function, which marked offers for this,
// would search the rest of the document once for every run. Dollars leave the search for e-mail addresses for the
// same reason.
const TEXT = new RegExp(
  Lexer.rules.inline.gfm.text.source.replace("[\\\\<!\\[`*~_]", "[\\\\<!\\[`*~_$]").replaceAll("!#$%", "!#%"),
);

class WriteUpTokenizer extends Tokenizer {
  /** No HTML blocks: a tag is text wherever it stands, and the Markdown around it still counts. */
  override html(): undefined {}

  /** marked would switch autolinks off behind an `<a` and escaping behind a `<pre>`, which here are only text. */
  override tag(src: string): Tokens.Tag | undefined {
    const raw = src.startsWith("<") && this.rules.inline.tag.exec(src)?.[0];
    if (!raw) return;
    return { type: "html", raw, text: raw, block: false, inLink: false, inRawBlock: false };
  }

  /** marked fills short rows up to the header's width, so that 100 KB can ask for a hundred million cells. */
  override table(src: string): Tokens.Table | undefined {
    const [, , delimiters = "", rows = ""] = this.rules.block.table.exec(src) ?? [];
    return delimiters.split("|").length * rows.split("\n").length > CELLS_MAX ? undefined : super.table(src);
  }

  override inlineText(src: string): Tokens.Text | undefined {
    const raw = TEXT.exec(src)?.[0];
    return raw ? { type: "text", raw, text: raw, escaped: false } : undefined;
  }
}

/** In characters: how far ahead of a paragraph's start a footnote may be defined without a blank line before it. */
const LOOKAHEAD = 2000;
const DEFINITION_BELOW = /\n {0,3}\[\^[^\s[\]]{1,64}\]:/;

const { defaults } = new Marked({
  extensions: [
    blockMath,
    inlineMath,
    footnoteMark,
    { ...footnoteDefinition, start: (src) => startOfDefinition(src) },
  ],
  hooks: { emStrongMask: maskMath },
});

function startOfDefinition(src: string): number | undefined {
  const index = src.slice(0, LOOKAHEAD).search(DEFINITION_BELOW);
  return index < 0 ? undefined : index + 1;
}

/**
 * Reads Markdown (CommonMark, GFM, footnotes, math) into marked's tokens. Holds nothing between two documents.
 *
 * @throws where marked gives up, as when it runs out of stack. Takes seconds on some hostile texts of a few KB.
 */
export function lexMarkdown(markdown: string): WriteUpToken[] {
  const lexer = new Lexer({ ...defaults, tokenizer: new WriteUpTokenizer() });
  return lexer.lex(withoutControlCharacters(markdown)) as WriteUpToken[];
}
