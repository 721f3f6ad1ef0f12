import { NOT_TEXT } from "~/domain/anchoring/text-model";
import { make } from "./dom";

/** A passage of a write-up that something is said about. */
export interface Passage<P> {
  about: P;
  range: Range;
  /** Key of a dimension, or empty. */
  dimension: string;
}

const BOXES = ".code-frame, pre, .table, .math";
const BLOCKS = "p, li, h2, h3, h4, dt, dd, figcaption";
const FLASH_MS = 2500;
const WORD_JOINER = "\u2060";

/**
 * Colours passages, and puts a mark beside each block that holds any. `makeMark` makes it for what is said about one
 * block. What an earlier call put there is taken away.
 */
export function showPassages<P>(
  root: Element,
  passages: Passage<P>[],
  makeMark: (about: P[]) => HTMLElement,
): void {
  clearMarks(root);
  const sorted = passages.toSorted((one, other) =>
    one.range.compareBoundaryPoints(Range.START_TO_START, other.range),
  );
  colour(sorted);
  for (const [block, within] of grouped(sorted, ({ range }) => blockOf(range, root))) {
    const [first] = within;
    if (!first) continue;
    const mark = makeMark(within.map(({ about }) => about));
    mark.classList.add("point-mark", NOT_TEXT);
    const [only, ...others] = new Set(within.map(({ dimension }) => dimension));
    if (only && others.length === 0) mark.classList.add(only);
    if (block.matches(BOXES)) {
      mark.classList.add("of-box");
      block.before(mark);
    } else insertBehind(first.range, mark);
  }
}

/** Brings a passage into view, shows it for a moment, and gives its mark the focus. */
export function leadTo(range: Range, mark: HTMLElement | null) {
  const target = mark ?? elementOf(range.startContainer);
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  target?.scrollIntoView({ block: "center", behavior: isCalm ? "auto" : "smooth" });
  mark?.focus({ preventScroll: true });
  if (!CSS.highlights) return;
  const flash = new Highlight(range);
  flash.priority = 1;
  CSS.highlights.set("point-flash", flash);
  setTimeout(() => {
    if (CSS.highlights.get("point-flash") === flash) CSS.highlights.delete("point-flash");
  }, FLASH_MS);
}

/** A browser without highlights shows the marks alone. */
function colour(passages: Passage<unknown>[]) {
  if (!CSS.highlights) return;
  for (const name of CSS.highlights.keys()) if (name.startsWith("point-")) CSS.highlights.delete(name);
  for (const [dimension, within] of grouped(passages, ({ dimension }) => dimension)) {
    CSS.highlights.set(`point-${dimension || "whole"}`, new Highlight(...within.map(({ range }) => range)));
  }
}

function clearMarks(root: Element) {
  for (const mark of root.querySelectorAll(".point-mark")) {
    const placed = mark.closest(`span.${NOT_TEXT}`) ?? mark;
    const parent = placed.parentNode;
    placed.remove();
    parent?.normalize();
  }
}

function blockOf(range: Range, root: Element): Element {
  const end = elementOf(range.endContainer);
  let box = end?.closest(BOXES) ?? null;
  // The outermost one: a mark inside would be cut off or scrolled away.
  for (let around = box; around; around = around.parentElement?.closest(BOXES) ?? null) box = around;
  return box ?? end?.closest(BLOCKS) ?? root;
}

function insertBehind({ endContainer, endOffset }: Range, mark: HTMLElement) {
  if (!(endContainer instanceof Text)) return;
  const isWhole = endOffset === endContainer.length;
  if (!isWhole) endContainer.splitText(endOffset);
  // Else a line can hold nothing more than the mark and a full stop; the style sheet keeps the holder together.
  const held = make("span", { class: NOT_TEXT });
  held.append(WORD_JOINER, mark, WORD_JOINER);
  endContainer.after(held);
}

function grouped<Item, Key>(items: Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

function elementOf(node: Node): Element | null {
  return node instanceof Element ? node : node.parentElement;
}
