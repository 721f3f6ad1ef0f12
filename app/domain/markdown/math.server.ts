import katex from "katex";
import type { TokenizerExtension } from "marked";
import { escapeText } from "./escape.server";
import { markupList, onlyListedMarkup } from "./listed-markup.server";
import { withMathAlphabets } from "./math-alphabets.server";
import type { Shelf } from "./shelf.server";

export interface MathToken {
  type: "math";
  raw: string;
  /** TeX. */
  text: string;
  display: boolean;
}

export const INLINE_MATH_MAX = 1000;
export const BLOCK_MATH_MAX = 4000;
export const FORMULAS_MAX = 300;

// No dollar inside a formula unless escaped: each scan ends at the next dollar, and all of them together are linear.
const INLINE = `\\$(?![\\s$])((?:[^$\\\\]|\\\\[^]){1,${INLINE_MATH_MAX}})(?<!\\s)\\$(?![\\p{L}\\p{N}$])`;
const BLOCK = `\\$\\$((?:[^$\\\\\\n]|\\\\[^]|\\$(?!\\$)|\\n(?![ \\t]*\\n)){1,${BLOCK_MATH_MAX}})\\$\\$`;
const INLINE_HERE = new RegExp(`^${INLINE}`, "u");
const BLOCK_HERE = new RegExp(`^${BLOCK}`, "u");
const BLOCK_ON_ITS_OWN = new RegExp(`^ {0,3}${BLOCK}[ \\t]*(?:\\n+|$)`, "u");
const ANYWHERE = new RegExp(`${BLOCK}|(?<![\\p{L}\\p{N}\\\\$])${INLINE}`, "gu");
const LETTER_OR_DIGIT_AT_END = /[\p{L}\p{N}]$/u;

/** `$5 for one and 10$ for two`: begins with a digit and reads like prose. */
function isAmount(tex: string): boolean {
  return /^\d/.test(tex) && !tex.includes("\\") && /[A-Za-z]{2}/.test(tex);
}

export const blockMath: TokenizerExtension = {
  name: "math",
  level: "block",
  tokenizer(src) {
    const match = BLOCK_ON_ITS_OWN.exec(src);
    if (match?.[1]?.trim()) return { type: "math", raw: match[0], text: match[1].trim(), display: true };
  },
};

export const inlineMath: TokenizerExtension = {
  name: "math",
  level: "inline",
  tokenizer(src, tokens) {
    if (!src.startsWith("$")) return;
    const block = BLOCK_HERE.exec(src);
    if (block?.[1]?.trim()) return { type: "math", raw: block[0], text: block[1].trim(), display: true };
    const match = INLINE_HERE.exec(src);
    if (!match?.[1] || isAmount(match[1])) return;
    if (LETTER_OR_DIGIT_AT_END.test(tokens.at(-1)?.raw.slice(-2) ?? "")) return;
    return { type: "math", raw: match[0], text: match[1], display: false };
  },
};

/** Blanks formulas out, length kept, so that `*` and `_` inside them are not taken for emphasis. */
export function maskMath(source: string): string {
  if (!source.includes("$")) return source;
  return source.replace(ANYWHERE, (raw, _block, inline?: string) =>
    inline && isAmount(inline) ? raw : "a".repeat(raw.length),
  );
}

/** Renders TeX and returns what holds its place on the page's shelf; the escaped source when it cannot. */
export function shelveMath(tex: string, display: boolean, { shelf, counts }: MathPage): string {
  const markup = counts.formulas < FORMULAS_MAX ? mathMarkup(tex, display) : null;
  if (markup === null) return `<code>${escapeText(tex)}</code>`;
  counts.formulas += 1;
  return shelf.put(markup);
}

interface MathPage {
  shelf: Shelf;
  counts: { formulas: number };
}

/** MathML, or null when the TeX is wrong or asks for more than its share. */
function mathMarkup(tex: string, displayMode: boolean): string | null {
  if (tex.length > (displayMode ? BLOCK_MATH_MAX : INLINE_MATH_MAX)) return null;
  try {
    const options = {
      output: "mathml",
      trust: false,
      strict: "ignore",
      maxExpand: 200,
      maxSize: 20,
    } as const;
    const html = katex.renderToString(tex, { ...options, displayMode, macros: {} });
    return onlyMathMarkup(html.slice(html.indexOf("<math"), html.lastIndexOf("</math>") + "</math>".length));
  } catch {
    return null;
  }
}

const MATH = markupList(
  "math semantics annotation menclose mfrac mi mn mo mover mpadded mphantom mroot mrow mspace msqrt mstyle msub " +
    "msubsup msup mtable mtd mtext mtr munder munderover",
  "accent accentunder columnalign columnlines columnspacing depth display displaystyle encoding fence height " +
    "largeop linebreak linethickness lspace mathbackground mathcolor mathsize mathvariant maxsize minsize notation " +
    "rowlines rowspacing rspace scriptlevel separator stretchy valign voffset width xmlns",
);

/** The formula with listed attributes only; null where there is another element in it. */
export function onlyMathMarkup(markup: string): string | null {
  const kept = onlyListedMarkup(markup, MATH);
  return kept === null ? null : withMathAlphabets(kept);
}
