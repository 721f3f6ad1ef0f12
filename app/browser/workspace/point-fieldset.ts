import { POINT_KINDS } from "~/domain/points/point";
import { isEmptyPoint, type POINT_PARTS, pointField } from "~/domain/points/point-fields";
import { clockLabel } from "~/domain/walkthroughs/clock";
import { fieldOf, setField } from "../form-fields";
import { make, makeButton } from "./dom";

export type PointPart = (typeof POINT_PARTS)[number];

/** A point in the form. */
export interface PointFieldset {
  element: HTMLFieldSetElement;
  n(): number;
  get(part: PointPart): string;
  set(part: PointPart, value: string): void;
  /** Its field for words. */
  body(): HTMLTextAreaElement | null;
  isEmpty(): boolean;
  /** Shows all of it, or its line alone. */
  unfold(isOpen: boolean): void;
  /** Says in its line what is written in it. `isFound`: whether its passage stands in the write-up. */
  refresh(isFound: boolean): void;
  renumber(n: number): void;
}

interface Acts {
  open(point: PointFieldset): void;
  show(point: PointFieldset): void;
  remove(point: PointFieldset): void;
  close(point: PointFieldset): void;
}

const NUMBERED = ["name", "id", "for", "aria-describedby", "aria-labelledby", "data-point"];

/** A fieldset of the form that the server made, with a line to fold it into and what can be done with it. */
export function pointFieldset(
  form: HTMLFormElement,
  element: HTMLFieldSetElement,
  acts: Acts,
): PointFieldset {
  const line = makeButton("", { class: "point-line", press: () => acts.open(point) });
  const show = makeButton("Show the passage", { class: "link small", press: () => acts.show(point) });
  const quote = make("blockquote", { class: "passage" });
  const row = make("div", { class: "point-acts" });
  row.append(
    makeButton("Done", { class: "small-button", press: () => acts.close(point) }),
    show,
    makeButton("Remove", { class: "link small", press: () => acts.remove(point) }),
  );
  element.querySelector("legend")?.after(line, quote);
  element.append(row);
  // The quote says the moment too.
  element.querySelector(":scope > p.num")?.remove();

  const point: PointFieldset = {
    element,
    n: () => Number(element.dataset.point),
    get: (part) => fieldOf(form, pointField(point.n(), part)),
    set: (part, value) => setField(form, pointField(point.n(), part), value),
    body: () => element.querySelector<HTMLTextAreaElement>('[name$=".body"]'),
    isEmpty: () =>
      isEmptyPoint({
        body: point.get("body"),
        quote: point.get("quote"),
        moment: point.get("moment"),
        part: point.get("part"),
        section: point.get("section"),
      }),
    unfold(isOpen) {
      element.classList.toggle("folded", !isOpen);
      line.setAttribute("aria-expanded", String(isOpen));
    },
    refresh(isFound) {
      const [words, moment] = [point.get("quote"), point.get("moment")];
      const dimension = point.get("dimension");
      line.className = `point-line ${dimension}`;
      line.replaceChildren(
        make("b", { text: kindLabel(point.get("kind")) }),
        " ",
        make("span", { text: point.get("body") || (words ? `“${words}”` : "No words yet") }),
      );
      line.setAttribute("aria-label", `Point ${point.n()}: ${line.textContent}`);
      // A passage that is there needs no field to mend it.
      for (const part of ["quote", "section", "part"]) {
        const field = element.querySelector(`[name$=".${part}"]`)?.closest<HTMLElement>(".field");
        if (field) field.hidden = isFound || moment !== "";
      }
      const unplaced = element.querySelector<HTMLElement>(".unplaced");
      if (unplaced) unplaced.hidden = isFound;
      quote.hidden = !isFound && moment === "";
      quote.textContent = moment ? `At ${clockLabel(Number(moment))} in the walkthrough` : words;
      quote.className = `passage ${dimension}`;
      show.hidden = !isFound && moment === "";
      show.textContent = moment ? "Play it" : "Show the passage";
    },
    renumber(n) {
      for (const one of [element, ...element.querySelectorAll("*")]) {
        for (const name of NUMBERED) {
          const value = one.getAttribute(name);
          if (value === null) continue;
          one.setAttribute(
            name,
            name === "data-point" ? String(n) : value.replace(/(point[.-])\d+/g, `$1${n}`),
          );
        }
      }
      const number = element.querySelector("[data-point-number]");
      if (number) number.textContent = String(n);
    },
  };
  return point;
}

function kindLabel(kind: string): string {
  return kind in POINT_KINDS ? POINT_KINDS[kind as keyof typeof POINT_KINDS] : "Point";
}
