/** A word of rendered text, or what counts as one: a sign, a formula, an image, a footnote's mark. */
export interface WordPiece {
  kind: "word";
  html: string;
  /** Two words with one key are alike. */
  key: string;
  /** White space before it. */
  space: string;
  /** Whether anything but inline tags parts it from the word before. */
  apart: boolean;
  /** False for signs. */
  counts: boolean;
}

export interface TagPiece {
  kind: "tag";
  html: string;
  space: string;
  name: string;
  closes: boolean;
}

export type Piece = WordPiece | TagPiece;

const WORD = "[\\p{L}\\p{N}\\p{M}_]+(?:['’.,-][\\p{L}\\p{N}\\p{M}]+)*";
const FOOTNOTE_MARK = '<sup><a class="footnote-mark"[^>]*>(?<footnote>\\d+)<\\/a><\\/sup>';
const ATOM = `${FOOTNOTE_MARK}|<(?:img|input)\\b[^>]*>|shelf[0-9a-f]{32}n\\d+\\.`;
const PIECES = new RegExp(
  `(?<atom>${ATOM})|(?<tag><[^>]*>)|(?<space>\\s+)|(?<word>${WORD})|&[a-z]+;|[^]`,
  "gu",
);
const TAG = /^<(\/?)([a-z0-9]+)(?: href="([^"]*)")?/;

/** Tags that begin and end inside a line of text. */
export const INLINE_TAGS = new Set("a code del em ins kbd mark span strong sub sup".split(" "));

/** Clean HTML of the renderer as words and the tags between them. `labels` as in `WriteUp`. */
export function readPieces(html: string, labels: ReadonlyMap<number, string>): Piece[] {
  const pieces: Piece[] = [];
  let [space, link, apart] = ["", "", false];
  for (const { 0: text, groups = {} } of html.matchAll(PIECES)) {
    if (groups.space) {
      space += text;
      continue;
    }
    if (groups.tag) {
      const [, slash = "", name = "", href = ""] = TAG.exec(text) ?? [];
      if (name === "a") link = href;
      apart ||= space !== "" || !INLINE_TAGS.has(name);
      pieces.push({ kind: "tag", html: text, space, name, closes: slash !== "" });
    } else {
      const footnote = groups.footnote ? labels.get(Number(groups.footnote)) : undefined;
      // A link that leads elsewhere is a change, though its words are the same.
      const key = footnote === undefined ? text + (link && ` ${link}`) : `[^${footnote}]`;
      const counts = groups.atom ? !text.startsWith("<input") && !footnote : groups.word !== undefined;
      pieces.push({ kind: "word", html: text, key, space, apart: apart || space !== "", counts });
      apart = false;
    }
    space = "";
  }
  return pieces;
}

export function wordsOf(pieces: readonly Piece[]): WordPiece[] {
  return pieces.filter((piece) => piece.kind === "word");
}

/** Words among pieces, signs left out. */
export function countPieces(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => (piece.kind === "word" && piece.counts ? sum + 1 : sum), 0);
}
