import { INLINE_TAGS, type Piece, type WordPiece } from "./pieces.server";

export type Mark = "added" | "removed";

const ELEMENTS = { added: "ins", removed: "del" } as const;
const VOID_TAGS = new Set(["br", "hr"]);
/** Elements that hold no text of their own. */
const FRAMES = new Set("blockquote div figure ol section table tbody thead tr ul".split(" "));

/** Writes the pieces of one text in order, with marks around some words and words of another text in between. */
export interface MarkedWriter {
  /** Writes the next words with the tags around them. */
  words(count: number, mark: Mark | null): void;
  /** Writes words of the older text as plain text, where the text stands. */
  gone(words: readonly WordPiece[]): void;
  /** Writes what is left, and returns everything. */
  end(): string;
}

/** The result is balanced where the pieces are: marks never reach over a tag. */
export function createMarkedWriter(pieces: readonly Piece[]): MarkedWriter {
  const html: string[] = [];
  const open: string[] = [];
  let next = 0;
  /** Nothing was written yet in this line of text. */
  let isAtStart = true;

  function writeTag() {
    const piece = pieces[next++];
    if (piece?.kind !== "tag") return;
    html.push(piece.space, piece.html);
    if (!INLINE_TAGS.has(piece.name)) isAtStart = true;
    if (piece.closes) open.pop();
    else if (!VOID_TAGS.has(piece.name)) open.push(piece.name);
  }

  function isAtTag(test: (tag: { name: string; closes: boolean }) => boolean): boolean {
    const piece = pieces[next];
    return piece?.kind === "tag" && test(piece);
  }

  return {
    words(count, mark) {
      let isMarked = false;
      const setMarked = (on: boolean) => {
        if (mark && on !== isMarked) {
          html.push(on ? `<${ELEMENTS[mark]} class="${mark}">` : `</${ELEMENTS[mark]}>`);
        }
        isMarked = on;
      };
      for (let left = count; left > 0 && next < pieces.length; ) {
        const piece = pieces[next];
        if (piece?.kind !== "word") {
          setMarked(false);
          writeTag();
          continue;
        }
        if (!isMarked) html.push(piece.space);
        const wasMarked = isMarked;
        setMarked(true);
        html.push(wasMarked ? piece.space : "", piece.html);
        isAtStart = false;
        next += 1;
        left -= 1;
      }
      setMarked(false);
    },
    gone(words) {
      const [first, ...others] = words;
      if (!first) return;
      while (first.apart && isAtTag(({ name, closes }) => closes && INLINE_TAGS.has(name))) writeTag();
      while (FRAMES.has(open.at(-1) ?? "") && isAtTag(({ closes }) => !closes)) writeTag();
      while (open.length === 0 && isAtTag(({ name, closes }) => !closes && !INLINE_TAGS.has(name)))
        writeTag();
      while (FRAMES.has(open.at(-1) ?? "") && isAtTag(({ closes }) => !closes)) writeTag();
      const text = others.map(({ html, space, apart }) => (space || (apart ? " " : "")) + html).join("");
      const space = first.space || (first.apart && !isAtStart ? " " : "");
      isAtStart = false;
      html.push(space, `<del class="removed">${first.html}${text}</del>`);
    },
    end() {
      while (next < pieces.length) {
        if (pieces[next]?.kind === "tag") writeTag();
        else this.words(1, null);
      }
      return html.join("");
    },
  };
}

/** Clean HTML with every word marked, its tags kept. */
export function markAll(pieces: readonly Piece[], mark: Mark): string {
  const writer = createMarkedWriter(pieces);
  writer.words(pieces.filter(({ kind }) => kind === "word").length, mark);
  return writer.end();
}
