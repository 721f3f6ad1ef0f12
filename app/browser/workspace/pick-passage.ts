import { isTyping, make, makeButton } from "./dom";

/** Until a selection counts as made: less, and the button would flicker while somebody drags. */
const SETTLED_MS = 200;
const GAP = 8;

interface Picking {
  writeUp: HTMLElement;
  /** What the next point is about: a name and a class, empty for none. */
  dimension(): { key: string; label: string };
  /** Makes a point on a passage; returns a sentence where it cannot. */
  pick(range: Range): string | null;
}

/** A button at what is selected in the write-up, the key `a`, and a selection that the arrow keys begin and move. */
export function pickPassages({ writeUp, dimension, pick }: Picking) {
  const about = make("span", { class: "about" });
  const button = makeButton("Add a point ", { press: act });
  button.append(about, make("kbd", { text: "A" }));
  const says = make("p", { class: "hidden" });
  says.setAttribute("role", "status");
  const bar = make("div", { class: "pick" });
  bar.hidden = true;
  const problem = make("p", { class: "small" });
  bar.append(button, problem);
  document.body.append(bar, says);
  let timer: ReturnType<typeof setTimeout> | undefined;

  function act() {
    const range = selected(writeUp);
    if (!range) return;
    const why = pick(range);
    problem.textContent = says.textContent = why ?? "";
    button.hidden = why !== null;
    if (why) return;
    bar.hidden = true;
    getSelection()?.removeAllRanges();
  }

  function show() {
    const range = selected(writeUp);
    const box = range?.getBoundingClientRect();
    bar.hidden = !box || box.bottom < 0 || box.top > innerHeight;
    if (!box || bar.hidden) return;
    const { key, label } = dimension();
    about.className = `about ${key}`;
    about.textContent = label ? `· ${label} ` : "";
    const room = document.documentElement.clientWidth - bar.offsetWidth - GAP;
    const above = box.top - bar.offsetHeight - GAP;
    bar.style.left = `${Math.max(GAP, Math.min(box.left, room))}px`;
    bar.style.top = `${above > GAP ? above : Math.min(box.bottom + GAP, innerHeight - bar.offsetHeight - GAP)}px`;
    says.textContent ||= "Press A to add a point on what is selected.";
  }

  document.addEventListener("selectionchange", () => {
    clearTimeout(timer);
    if (!selected(writeUp)) bar.hidden = true;
    timer = setTimeout(() => {
      [button.hidden, problem.textContent] = [false, ""];
      show();
    }, SETTLED_MS);
  });
  addEventListener("scroll", () => !bar.hidden && show(), { passive: true, capture: true });
  addEventListener("resize", () => !bar.hidden && show());
  // Pressing it must not end the selection.
  bar.addEventListener("pointerdown", (event) => event.preventDefault());
  bar.addEventListener("mousedown", (event) => event.preventDefault());

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
      return;
    if (event.key === "Escape") bar.hidden = true;
    if (event.key.toLowerCase() !== "a" || !selected(writeUp)) return;
    event.preventDefault();
    act();
  });
  writeUp.closest("[tabindex]")?.addEventListener("keydown", (event) => {
    if (event instanceof KeyboardEvent) moveSelection(writeUp, event);
  });
}

/** What is selected within an element; null where that is nothing. */
function selected(within: Element): Range | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  return within.contains(range.startContainer) && range.intersectsNode(within) ? range : null;
}

const STEPS: Record<string, [direction: string, granularity: string]> = {
  ArrowRight: ["right", "character"],
  ArrowLeft: ["left", "character"],
  ArrowDown: ["forward", "line"],
  ArrowUp: ["backward", "line"],
};

/** Shift and arrows select as in a text field; the first time they begin at what is on the screen. */
function moveSelection(writeUp: Element, event: KeyboardEvent) {
  const step = STEPS[event.key];
  const selection = getSelection();
  if (!event.shiftKey || event.metaKey || event.altKey || !step || !selection || isTyping(event.target))
    return;
  event.preventDefault();
  if (!selection.anchorNode || !writeUp.contains(selection.anchorNode)) {
    const first = [...writeUp.querySelectorAll("p, li, pre, td, h2, h3")].find(
      (block) => block.getBoundingClientRect().bottom > 0 && block.textContent,
    );
    if (!first) return;
    selection.collapse(first, 0);
  }
  const [direction, granularity] = step;
  selection.modify("extend", direction, event.ctrlKey && granularity === "character" ? "word" : granularity);
}
