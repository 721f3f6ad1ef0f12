import { locateQuote } from "~/domain/anchoring/locate-quote";
import { NOT_TEXT } from "~/domain/anchoring/text-model";
import { make, makeButton } from "./dom";
import { leadTo, type Passage, showPassages } from "./passages";
import { textOf } from "./text-of";

/** The points of the reviews on a page, each beside its passage, and links from a point to its passage. */
export function showListedPoints(writeUp: HTMLElement, items: HTMLElement[]) {
  const text = textOf(writeUp);
  const marks = new Map<HTMLElement, HTMLElement>();
  const found: Passage<HTMLElement>[] = [];
  for (const item of items) {
    const range = rangeOf(item);
    if (range) found.push({ about: item, range, dimension: item.dataset.dimension ?? "" });
  }
  showPassages(writeUp, found, (about) => {
    const mark = markOf(about, writeUp);
    for (const item of about) marks.set(item, mark);
    return mark;
  });

  for (const { about: item, range } of found) {
    item.querySelector("[data-show-passage]")?.addEventListener("click", (event) => {
      event.preventDefault();
      leadTo(range, marks.get(item) ?? null);
    });
  }

  /** Of a point that is not found in this revision the server says no start. */
  function rangeOf({ dataset }: HTMLElement): Range | null {
    const { quote = "", prefix = "", suffix = "", section = "", start, end } = dataset;
    if (!start) return null;
    if (end) return text.rangeOf({ start: Number(start), end: Number(end) });
    const place = locateQuote(text, { quote, prefix, suffix, section, start: Number(start) });
    return place && text.rangeOf(place);
  }
}

/** A mark that opens a note with what is said about one block. */
function markOf(items: HTMLElement[], writeUp: HTMLElement): HTMLElement {
  const count = items.length;
  const mark = makeButton(count > 1 ? String(count) : "", {
    label: count > 1 ? `${count} points on this passage` : "A point on this passage",
  });
  const note = make("div", { class: `point-note ${NOT_TEXT}` });
  note.popover = "auto";
  note.append(...items.map(partOf));
  writeUp.append(note);
  mark.popoverTargetElement = note;
  note.addEventListener("toggle", () => place(note, mark));
  addEventListener("resize", () => place(note, mark));
  return mark;
}

function partOf(item: HTMLElement): HTMLElement {
  const part = make("section", { class: item.dataset.dimension });
  for (const selector of [".badge", ".point-dimension", ".text"]) {
    const copy = item.querySelector(selector)?.cloneNode(true);
    if (copy) part.append(copy, " ");
  }
  const review = item.closest(".review");
  const link = make("a", { class: "small", text: review?.getAttribute("aria-label") ?? "Its review" });
  link.href = `#${item.id}`;
  part.append(link);
  return part;
}

/** Below its mark, within the page. */
function place(note: HTMLElement, mark: HTMLElement) {
  if (!note.matches(":popover-open")) return;
  const { left, bottom } = mark.getBoundingClientRect();
  const most = document.documentElement.clientWidth - note.offsetWidth - 8;
  note.style.left = `${Math.max(8, Math.min(left, most)) + scrollX}px`;
  note.style.top = `${bottom + scrollY + 6}px`;
}
