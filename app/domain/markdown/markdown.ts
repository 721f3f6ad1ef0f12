/** Goes up whenever the same Markdown would render differently: stored HTML of an older version is rendered again. */
export const RENDERER_VERSION = 1;

/** In UTF-8. A text above it is refused where it is saved, and is never parsed. */
export const MARKDOWN_MAX_BYTES = 100 * 1024;

export interface Heading {
  depth: 2 | 3 | 4;
  /** The element's id, unique within the document. */
  id: string;
  text: string;
}

/**
 * Renders texts, the answers in their order. Texts that stand on a page beside a write-up need an `idScope` that no
 * other text of the page has, or their headings and footnotes would share its ids.
 */
export type Render = (texts: string[], idScope?: string) => Promise<Rendered[]>;

export interface Rendered {
  html: string;
  outline: Heading[];
  /** Plain text of the first paragraph, about 220 characters; empty when there is none. */
  summary: string;
  words: number;
  /** True when the text could not be rendered and `html` is the escaped source. */
  plain: boolean;
}

const LINK_DESTINATION = /\]\([^)\s]*/g;
const SCRIPTS_WITHOUT_SPACES = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}";
const WORD = new RegExp(
  `[${SCRIPTS_WITHOUT_SPACES}]|(?:(?![${SCRIPTS_WITHOUT_SPACES}])[\\p{L}\\p{N}\\p{M}])+` +
    `(?:['’.,-](?![${SCRIPTS_WITHOUT_SPACES}])[\\p{L}\\p{N}\\p{M}]+)*`,
  "gu",
);

/**
 * Words in a Markdown text, code included, markup and link destinations left out. Chinese and Japanese count by
 * the character, which keeps the reading time about right.
 */
export function countWords(markdown: string): number {
  return markdown.replace(LINK_DESTINATION, "]").match(WORD)?.length ?? 0;
}

const SUMMARY_LENGTH = 220;

/** Text on one line, cut between words to about 220 characters, with an ellipsis where something was cut. */
export function shorten(text: string): string {
  const line = text.trim().replace(/\s+/g, " ");
  if (line.length <= SUMMARY_LENGTH) return line;
  const cut = line.slice(0, SUMMARY_LENGTH);
  const space = cut.lastIndexOf(" ");
  // Scripts without spaces, and words longer than anyone's, are cut where the room ends.
  const kept = space > SUMMARY_LENGTH / 2 ? cut.slice(0, space) : cut.replace(/[\uD800-\uDBFF]$/, "");
  return `${kept.replace(/[\s,;:.–—-]+$/, "")}…`;
}

const WORDS_PER_MINUTE = 230;

/** Whole minutes, at least 1. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.round(words / WORDS_PER_MINUTE));
}
