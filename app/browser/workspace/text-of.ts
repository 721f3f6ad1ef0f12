import { createTextReader, type WriteUpText } from "~/domain/anchoring/text-model";

/** A write-up on the page: its text, and the way between places in the text and what stands on the page. */
export interface PageText extends WriteUpText {
  /** Null where the text is shorter. */
  rangeOf(place: { start: number; end: number }): Range | null;
  /** What of the text a range covers, without white space at its ends; null where that is nothing. */
  placeOf(range: Range): { start: number; end: number } | null;
}

/** So many characters of a node, from `from` on, stand in the text from `start` on. */
interface Run {
  node: Text;
  from: number;
  start: number;
  length: number;
}

/** Reads a write-up from the page, by the same rules as the server does. Changes of the page make a new one necessary. */
export function textOf(root: Element): PageText {
  const runs: Run[] = [];
  let node: Text | null = null;
  const reader = createTextReader(({ start, from, length }) => {
    if (node) runs.push({ node, from, start, length });
  });
  const tell = (parent: Node) => {
    for (const child of parent.childNodes) {
      if (child instanceof Text) {
        node = child;
        reader.read(child.data);
      } else if (child instanceof Element) {
        const { localName: name, id } = child;
        if (!reader.open({ name, id, classes: child.getAttribute("class") ?? "" })) continue;
        tell(child);
        reader.close(name);
      }
    }
  };
  tell(root);
  return {
    ...reader.end(),
    rangeOf: ({ start, end }) => rangeOf(runs, start, end),
    placeOf: (range) => placeOf(runs, range),
  };
}

function rangeOf(runs: Run[], start: number, end: number): Range | null {
  const first = runs.findLast((run) => run.start <= start);
  const last = runs.findLast((run) => run.start < end);
  if (!first || !last || start >= end || end > last.start + last.length) return null;
  const range = document.createRange();
  range.setStart(first.node, first.from + Math.min(start - first.start, first.length));
  range.setEnd(last.node, last.from + end - last.start);
  return range;
}

function placeOf(runs: Run[], range: Range): { start: number; end: number } | null {
  const { startContainer, startOffset, endContainer, endOffset } = range;
  const first = runs.find(
    ({ node, from, length }) =>
      range.comparePoint(node, from + length) >= 0 &&
      !(node === startContainer && startOffset >= from + length),
  );
  const last = runs.findLast(
    ({ node, from }) => range.comparePoint(node, from) <= 0 && !(node === endContainer && endOffset <= from),
  );
  if (!first || !last) return null;
  const start = first.start + (first.node === startContainer ? Math.max(0, startOffset - first.from) : 0);
  const end =
    last.start + (last.node === endContainer ? Math.min(last.length, endOffset - last.from) : last.length);
  return start < end ? { start, end } : null;
}
