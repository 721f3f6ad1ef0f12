/**
 * What the text of a write-up is, for anchors that count its characters. A server that reads the stored HTML and a
 * browser that walks the page get the same text, as both tell this reader what they meet:
 *
 * - Left out with all that is in it: what the two lists LEFT_OUT_… name, what is drawn, what only repeats or numbers something, and
 *   whatever a script has added (buttons, elements of the class NOT_TEXT).
 * - A run of white space, no-break spaces too, is one space. The beginning and the end of each element of BLOCKS are
 *   white space, table cells and line breaks among them. There is none at the beginning and the end of the text.
 * - Everything else counts as it stands, code and formulas too. Images have no text.
 * - Places are counted in UTF-16 units, as JavaScript does; an end is the place behind the last one.
 */
export interface WriteUpText {
  text: string;
  /** Where its blocks begin: paragraphs, headings, items, cells; 0 among them. */
  blocks: number[];
  /** In the order of the text; a section holds those of deeper headings. */
  sections: TextSection[];
}

export interface TextSection {
  /** Of its heading; empty for the footnotes. */
  id: string;
  /** 2 to 4; 1 for the footnotes. */
  depth: number;
  /** Where its heading begins. */
  start: number;
  end: number;
}

/** The class of what a script adds inside a write-up without being part of its text. */
export const NOT_TEXT = "not-text";

const LEFT_OUT_ELEMENTS = "annotation button script style svg template".split(" ");
const LEFT_OUT_CLASSES = (
  "cell-label dead-end evidence-label footnote-back footnote-mark heading-link optimal-mark point-number row-link " +
  `sidenote ${NOT_TEXT}`
).split(" ");

/** Elements that part the text before them from that behind them. */
export const BLOCKS: ReadonlySet<string> = new Set(
  (
    "blockquote br dd details div dl dt figcaption figure h2 h3 h4 hr li ol p pre section summary table tbody td th " +
    "thead tr ul"
  ).split(" "),
);

export interface TextElement {
  /** In lower case. */
  name: string;
  id: string;
  /** As the attribute has them. */
  classes: string;
}

export interface TextReader {
  /** Begins an element. False where it is left out: nothing in it is to be told, nor its end. */
  open(element: TextElement): boolean;
  /** Characters as they stand in the document, references decoded. */
  read(characters: string): void;
  close(name: string): void;
  /** The text, once everything was told. */
  end(): WriteUpText;
}

/** So many characters of what was just told to `read`, from `from` on, stand in the text from `start` on. */
export type OnRun = (run: { start: number; from: number; length: number }) => void;

/**
 * Reads a write-up element by element. `onRun` hears of each run without white space, while `read` goes on: who
 * remembers the node beside it can find the way from the text back to the page.
 */
export function createTextReader(onRun?: OnRun): TextReader {
  const sections: TextSection[] = [];
  const blocks = [0];
  let text = "";
  let [isApart, isNewBlock] = [false, false];
  const part = () => {
    isApart = true;
    isNewBlock = true;
  };
  const next = () => (isApart && text !== "" ? text.length + 1 : text.length);

  return {
    open({ name, id, classes }) {
      const names = classes.split(/\s+/);
      if (LEFT_OUT_ELEMENTS.includes(name) || names.some((one) => LEFT_OUT_CLASSES.includes(one)))
        return false;
      if (BLOCKS.has(name)) part();
      const depth = names.includes("footnotes") ? 1 : /^h[234]$/.test(name) ? Number(name[1]) : 0;
      if (depth > 0) sections.push({ id: depth > 1 ? id : "", depth, start: next(), end: next() });
      return true;
    },
    read(characters) {
      let done = 0;
      for (const { 0: run, index } of characters.matchAll(/\S+/g)) {
        if (index > done) isApart = true;
        const start = next();
        if (isNewBlock && start > 0) blocks.push(start);
        text += start > text.length ? ` ${run}` : run;
        onRun?.({ start, from: index, length: run.length });
        isApart = false;
        isNewBlock = false;
        done = index + run.length;
      }
      if (done < characters.length) isApart = true;
    },
    close(name) {
      if (BLOCKS.has(name)) part();
    },
    end() {
      for (const [index, section] of sections.entries()) {
        const after = sections.slice(index + 1).find(({ depth }) => depth <= section.depth);
        section.end = after ? after.start : text.length;
      }
      return { text, blocks, sections };
    },
  };
}

/** The id of the innermost section around a place; empty where there is none. */
export function sectionAt({ sections }: WriteUpText, place: number): string {
  return sections.findLast(({ start, end }) => start <= place && place < end)?.id ?? "";
}

/** Characters as they stand in a text: white space as single spaces, none around them. */
export function asText(characters: string): string {
  return characters.replace(/\s+/g, " ").trim();
}
