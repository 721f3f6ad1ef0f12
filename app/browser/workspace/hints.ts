import { type CheckInput, countOf, type Hint, wordsOf } from "~/domain/reviews/checks/check";
import { hintsOf, withDismissed } from "~/domain/reviews/checks/checks";
import { entriesOf, fieldOf, setField } from "../form-fields";
import { make, makeButton } from "./dom";

const PAUSE_MS = 600;
/** Only the server can look for it: what it said stays. */
const OF_SERVER = "copied";

/** Looks over a review in each pause of writing. What is still true stays where it stands on the page. */
export function showHints(form: HTMLFormElement, list: HTMLElement) {
  const context = JSON.parse(form.dataset.checks ?? "null") as Omit<CheckInput, "fields"> | null;
  const frame = list.closest("section") ?? list;
  let timer: ReturnType<typeof setTimeout> | undefined;
  if (!context) return;
  const known = context;

  function look() {
    const hints = hintsOf({ ...known, fields: Object.fromEntries(entriesOf(form)) });
    const shown = new Map(items().map((item) => [sentenceIn(item), item]));
    for (const [sentence, item] of shown) {
      const isTrue = hints.some((hint) => sentenceOf(hint) === sentence);
      if (!isTrue && item.dataset.hint !== OF_SERVER) item.remove();
    }
    for (const hint of hints) if (!shown.has(sentenceOf(hint))) list.append(itemOf(hint));
    show();
  }

  function items() {
    return [...list.querySelectorAll<HTMLElement>("[data-hint]")];
  }

  function show() {
    const { length } = items();
    frame.hidden = length === 0;
    const count = form.querySelector<HTMLElement>("[data-hint-count]");
    if (!count) return;
    count.hidden = length === 0;
    count.textContent = countOf(length);
  }

  function itemOf(hint: Hint): HTMLElement {
    const words = make("span");
    words.append(...wordsOf(hint).map(({ text, field }) => (field ? linkTo(field, text) : text)));
    const button = makeButton("Dismiss", { class: "link small" });
    button.append(make("span", { class: "hidden", text: " this hint" }));
    const item = make("li");
    item.dataset.hint = hint.key;
    item.append(words, " ", button);
    return item;
  }

  function linkTo(field: string, text: string): HTMLElement {
    const control = [...form.elements].find((one) => one.getAttribute("name") === field && one.id);
    const link = make("a", { text });
    link.href = `#${control?.id ?? ""}`;
    return link;
  }

  list.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    const item = button?.closest<HTMLElement>("[data-hint]");
    if (!item) return;
    event.preventDefault();
    setField(form, "dismissed", withDismissed(fieldOf(form, "dismissed"), [item.dataset.hint ?? ""]));
    item.remove();
    show();
    const [next] = items();
    (next?.querySelector("button") ?? form.querySelector<HTMLElement>("button.primary"))?.focus();
    form.dispatchEvent(new Event("input", { bubbles: true }));
  });
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE_MS);
  });
  timer = setTimeout(look, PAUSE_MS);
}

function sentenceIn(item: Element): string {
  return item.querySelector("span")?.textContent ?? "";
}

function sentenceOf(hint: Hint): string {
  return wordsOf(hint)
    .map(({ text }) => text)
    .join("");
}
