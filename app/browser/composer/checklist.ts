import { countWords, readingMinutes } from "~/domain/markdown/markdown";
import { evidenceHints } from "~/domain/writing/evidence";
import { bodyHeadings, STATE_WORDS, templateProgress, withoutHeadings } from "~/domain/writing/outline";
import { goToLine, insertText } from "./insert";

const WAIT_MS = 250;

/** Ticks the template's headings off while somebody writes, counts words, and leads to a heading or adds it. */
export function followBody(side: HTMLElement, area: HTMLTextAreaElement) {
  const counts = side.querySelector("[data-counts]");
  const items = [...side.querySelectorAll<HTMLElement>("[data-heading]")];
  const others = document.createElement("ul");
  others.className = "others";
  const hints = document.createElement("ul");
  hints.className = "hints";
  side.append(others, hints);

  for (const item of items) {
    const name = item.querySelector("[data-heading-name]");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "link";
    button.textContent = item.dataset.heading ?? "";
    button.addEventListener("click", () => goTo(area, item.dataset.heading ?? ""));
    name?.replaceChildren(button);
  }

  function update() {
    const words = countWords(withoutHeadings(area.value));
    if (counts) counts.textContent = `${words.toLocaleString("en")} words, ${readingMinutes(words)} min read`;
    const progress = new Map(templateProgress(area.value).map((section) => [section.heading, section.state]));
    for (const item of items) {
      const state = progress.get(item.dataset.heading ?? "") ?? "missing";
      item.dataset.state = state;
      const stateWords = item.querySelector("[data-state-words]");
      if (stateWords) stateWords.textContent = STATE_WORDS[state];
    }
    showOthers(progress);
    hints.replaceChildren(...evidenceHints(area.value).flatMap(hintItem));
  }

  /** Headings of the author's own. */
  function showOthers(template: Map<string, unknown>) {
    const known = new Set([...template.keys()].map((heading) => heading.toLowerCase()));
    const own = bodyHeadings(area.value).filter(({ text }) => !known.has(text.toLowerCase()));
    others.replaceChildren(
      ...own.map(({ text, offset, depth }) => {
        const item = document.createElement("li");
        const button = document.createElement("button");
        button.type = "button";
        button.className = "link";
        button.textContent = text;
        button.addEventListener("click", () => goToLine(area, offset));
        item.className = `depth-${Math.min(depth, 4)}`;
        item.append(button);
        return item;
      }),
    );
  }

  let timer: ReturnType<typeof setTimeout> | undefined;
  area.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(update, WAIT_MS);
  });
  update();
}

/** What a decision or an assumption still lacks. */
function hintItem({ kind, statement, missing }: ReturnType<typeof evidenceHints>[number]): HTMLLIElement[] {
  if (missing.length === 0) return [];
  const item = document.createElement("li");
  item.textContent = `The ${kind} “${statement.slice(0, 60)}” says nothing under ${missing.join(", ")}.`;
  return [item];
}

/** To a heading of the text; where there is none, it is added at the end. */
function goTo(area: HTMLTextAreaElement, heading: string) {
  const found = bodyHeadings(area.value).find(({ text }) => text.toLowerCase() === heading.toLowerCase());
  if (found) return goToLine(area, found.offset);
  area.setSelectionRange(area.value.length, area.value.length);
  const gap =
    area.value === "" || area.value.endsWith("\n\n") ? "" : area.value.endsWith("\n") ? "\n" : "\n\n";
  insertText(area, `${gap}## ${heading}\n\n`);
}
