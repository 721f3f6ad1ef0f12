import { anchorAt, locateQuote } from "~/domain/anchoring/locate-quote";
import { POINT_QUOTE_MAX, POINTS_MAX } from "~/domain/points/point";
import { fileOfSection } from "~/domain/points/point-fields";
import { make, makeButton } from "./dom";
import { leadTo, type Passage, showPassages } from "./passages";
import { type PointFieldset, pointFieldset } from "./point-fieldset";
import { textOf } from "./text-of";

const SAME_ANCHOR = ["prefix", "suffix", "start"] as const;

export interface Points {
  /** Adds a point on a passage, or on none, and puts the cursor into it. Returns a sentence where it cannot. */
  add(on: { range?: Range; moment?: number; dimension?: string }): string | null;
}

interface Surroundings {
  form: HTMLFormElement;
  /** Where the points of the form are listed. */
  list: HTMLElement;
  template: HTMLTemplateElement;
  writeUp: HTMLElement;
  /** Brings one side into view, where only one fits. */
  turnTo(side: "write-up" | "review"): void;
  /** Goes to a second of the walkthrough. */
  play(second: number): void;
}

/** The points of a review form, each beside its passage. */
export function keepPoints({ form, list, template, writeUp, turnTo, play }: Surroundings): Points {
  const points: PointFieldset[] = [];
  let passages = new Map<PointFieldset, { range: Range; mark: HTMLElement | null }>();
  /** Where the reader was before they went to a point. */
  let left: Range | null = null;

  function draw() {
    const text = textOf(writeUp);
    const found: Passage<PointFieldset>[] = [];
    for (const point of points) {
      const isInWriteUp = fileOfSection(point.get("section")) === null;
      const place = isInWriteUp ? locateQuote(text, anchorOf(point)) : null;
      const range = place && text.rangeOf(place);
      if (range) found.push({ about: point, range, dimension: point.get("dimension") });
      point.refresh(range !== null);
    }
    passages = new Map(found.map(({ about, range }) => [about, { range, mark: null }]));
    showPassages(writeUp, found, (about) => {
      const [first] = about;
      const names = about.map((point) => point.n()).join(" and ");
      const mark = makeButton(about.length > 1 ? String(about.length) : "", {
        label: `To point ${names}`,
        press: () => first && open(first),
      });
      for (const point of about) {
        const passage = passages.get(point);
        if (passage) passage.mark = mark;
      }
      return mark;
    });
  }

  function changed() {
    draw();
    form.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function adopt(element: HTMLFieldSetElement): PointFieldset {
    const point = pointFieldset(form, element, { open, show, remove, close });
    element.addEventListener("keydown", (event) => {
      const isSend = event.key === "Enter" && (event.ctrlKey || event.metaKey);
      if (!isSend || !(event.target instanceof HTMLTextAreaElement)) return;
      event.preventDefault();
      // The form would take it for its own.
      event.stopPropagation();
      close(point);
    });
    element.addEventListener("change", ({ target }) => {
      const isQuote = target instanceof HTMLTextAreaElement && target.name.endsWith(".quote");
      if (isQuote) for (const part of SAME_ANCHOR) point.set(part, "");
      draw();
    });
    points.push(point);
    return point;
  }

  function unfold(only: PointFieldset | null) {
    for (const point of points) point.unfold(point === only);
  }

  function open(point: PointFieldset) {
    turnTo("review");
    unfold(point);
    point.element.scrollIntoView({ block: "nearest" });
    point.body()?.focus();
  }

  function show(point: PointFieldset) {
    turnTo("write-up");
    const passage = passages.get(point);
    if (passage) leadTo(passage.range, passage.mark);
    else if (point.get("moment")) play(Number(point.get("moment")));
  }

  /** Folds a point, and goes back to where it was made. */
  function close(point: PointFieldset) {
    if (point.isEmpty()) return remove(point);
    draw();
    unfold(null);
    const passage = passages.get(point);
    if (!passage && !left) return point.element.querySelector<HTMLElement>(".point-line")?.focus();
    turnTo("write-up");
    const range = left ?? passage?.range;
    left = null;
    const reader = writeUp.closest<HTMLElement>("[tabindex]");
    reader?.focus({ preventScroll: true });
    if (!range) return;
    getSelection()?.collapse(range.endContainer, range.endOffset);
    const { top, bottom } = range.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight) leadTo(range, null);
  }

  function renumber() {
    for (const [i, point] of points.entries()) point.renumber(i + 1);
  }

  function remove(point: PointFieldset) {
    const index = points.indexOf(point);
    if (index < 0) return;
    points.splice(index, 1);
    const isWorthIt = !point.isEmpty();
    const gone = make("p", { class: "removed small quiet", text: "Point removed. " });
    gone.setAttribute("role", "status");
    const undo = makeButton("Undo", {
      class: "link",
      press: () => {
        if (points.length >= POINTS_MAX) return;
        points.splice(fieldsetsBefore(gone, list), 0, point);
        // From the last one on, and this one outside of the form: no two groups of radio buttons share a name.
        for (const [i, one] of [...points.entries()].reverse()) one.renumber(i + 1);
        gone.replaceWith(point.element);
        changed();
        open(point);
      },
    });
    gone.append(undo);
    if (isWorthIt) point.element.replaceWith(gone);
    else point.element.remove();
    renumber();
    changed();
    if (isWorthIt) undo.focus();
    else list.parentElement?.querySelector<HTMLElement>("[data-add-point]")?.focus();
  }

  function insert(n: number): PointFieldset | null {
    const holder = document.createElement("template");
    holder.innerHTML = template.innerHTML.replaceAll("__n__", String(n));
    const element = holder.content.querySelector("fieldset");
    if (!element) return null;
    list.append(element);
    return adopt(element);
  }

  for (const element of list.querySelectorAll<HTMLFieldSetElement>("fieldset[data-point]")) {
    const point = adopt(element);
    if (!point.isEmpty() || element.querySelector(".wrong")) continue;
    points.pop();
    element.remove();
  }
  list.before(
    make("p", {
      class: "keys quiet small",
      text: "Select words in the write-up and press A for a point on them. Ctrl+Enter in it leads back.",
    }),
  );
  renumber();
  draw();
  unfold(points.find(({ element }) => element.querySelector(".wrong")) ?? null);
  // One that the address began.
  const begun = points.find(({ element }) => element.querySelector("[autofocus]"));
  if (begun) open(begun);

  form.addEventListener("input", ({ target }) => {
    // What is put back comes as one event of the whole form.
    if (target === form) draw();
  });
  form.addEventListener("click", ({ target }) => {
    // What is wrong, and what could be better, is said with a link to the field: that must not be folded away.
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href^="#"]') : null;
    const field = link && document.getElementById(link.hash.slice(1));
    const point = field && points.find(({ element }) => element.contains(field));
    if (point) unfold(point);
  });
  form.addEventListener("put-back", (event) => {
    const fields = event instanceof CustomEvent ? (event.detail as [string, string][]) : [];
    const most = Math.max(0, ...fields.map(([name]) => Number(/^point\.(\d+)\./.exec(name)?.[1] ?? 0)));
    while (points.length < Math.min(most, POINTS_MAX)) if (!insert(points.length + 1)) break;
    unfold(null);
  });

  return {
    add({ range, moment, dimension = "" }) {
      if (points.length >= POINTS_MAX) return `${POINTS_MAX} points are the most that one review can make.`;
      const text = textOf(writeUp);
      const place = range && text.placeOf(range);
      if (range && !place) return "Select words of the write-up.";
      if (place && place.end - place.start > POINT_QUOTE_MAX)
        return `A passage has at most ${POINT_QUOTE_MAX} characters. Select less.`;
      const point = insert(points.length + 1);
      if (!point) return "This page cannot add points.";
      if (place) {
        left = text.rangeOf(place);
        const { quote, prefix, suffix, section } = anchorAt(text, place);
        for (const [part, value] of Object.entries({ quote, prefix, suffix, section }))
          point.set(part as "quote", value);
        point.set("start", String(place.start));
      }
      if (moment !== undefined) point.set("moment", String(moment));
      point.set("dimension", dimension);
      changed();
      open(point);
      return null;
    },
  };
}

function anchorOf(point: PointFieldset) {
  const start = point.get("start");
  return {
    quote: point.get("quote"),
    prefix: point.get("prefix"),
    suffix: point.get("suffix"),
    section: point.get("section"),
    start: start ? Number(start) : null,
  };
}

function fieldsetsBefore(place: Element, list: Element): number {
  return [...list.querySelectorAll("fieldset[data-point]")].filter(
    (element) => place.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING,
  ).length;
}
