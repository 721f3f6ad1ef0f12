import type { Evidence } from "./evidence";

/** Goes up whenever the same Markdown would render differently: stored HTML of an older version is rendered again. */
export const RENDERER_VERSION = 2;

/** In UTF-8. A text above it is refused where it is saved, and is never parsed. */
export const MARKDOWN_MAX_BYTES = 100 * 1024;

export interface Heading {
  depth: 2 | 3 | 4;
  /** The element's id, unique within the document. */
  id: string;
  text: string;
}

/** What is known of uploaded images, by their path `/uploads/<id>`. In pixels; variants are the widths on offer. */
export type ImageFiles = Record<string, { width: number; height: number; variants: number[] }>;

export interface RenderTextsOptions {
  /**
   * Texts that stand on a page beside a write-up need one that no other text of the page has, or their headings and
   * footnotes would share its ids.
   */
  idScope?: string;
  /** Images that the texts may show; their place is kept free while they load. */
  files?: ImageFiles;
}

/** Renders texts, the answers in their order. */
export type Render = (texts: string[], options?: RenderTextsOptions) => Promise<Rendered[]>;

export interface Rendered {
  html: string;
  outline: Heading[];
  /** Plain text of the first paragraph, about 220 characters; empty when there is none. */
  summary: string;
  words: number;
  /** True when the text could not be rendered and `html` is the escaped source. */
  plain: boolean;
  /** What reviewers can point at, in the order of the text. */
  evidence: Evidence[];
  /** What a busy reader looks for, pulled out of the text: every part, in one order. */
  skim: SkimPart[];
}

export interface SkimPart {
  heading: string;
  /** Empty where the text does not state it. */
  html: string;
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
  return cut(text, SUMMARY_LENGTH);
}

/** Text on one line, cut between words to about `length` characters, with an ellipsis where something was cut. */
export function cut(text: string, length: number): string {
  const line = text.trim().replace(/\s+/g, " ");
  if (line.length <= length) return line;
  const start = line.slice(0, length);
  const space = start.lastIndexOf(" ");
  // Scripts without spaces, and words longer than anyone's, are cut where the room ends.
  const kept = space > length / 2 ? start.slice(0, space) : start.replace(/[\uD800-\uDBFF]$/, "");
  return `${kept.replace(/[\s,;:.–—-]+$/, "")}…`;
}

const WORDS_PER_MINUTE = 230;

/** Whole minutes, at least 1. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.round(words / WORDS_PER_MINUTE));
}
