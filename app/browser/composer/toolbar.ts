import "@github/markdown-toolbar-element";
import { EVIDENCE_SNIPPETS } from "~/domain/writing/evidence";
import { insertBlock } from "./insert";

/** A style of `markdown-toolbar`, its label, and what a screen reader says. */
const STYLES: [style: string, label: string, name: string][] = [
  ["header-2", "H", "Heading"],
  ["bold", "B", "Bold, Ctrl+B"],
  ["italic", "I", "Italic, Ctrl+I"],
  ["code", "</>", "Code"],
  ["quote", "❝", "Quote"],
  ["link", "Link", "Link"],
  ["unordered-list", "• –", "List"],
  ["ordered-list", "1. –", "Numbered list, 1. 2. 3."],
  ["task-list", "☐ –", "Task list"],
];

const BLOCKS: { label: string; name: string; block: string; select: string }[] = [
  {
    label: "Table",
    name: "Table",
    block: "| Column | Column |\n| --- | ---: |\n| Row | 0 |\n| Row | 0 |",
    select: "Column",
  },
  { label: "∑", name: "Formula", block: "$$\nx = \\frac{a}{b}\n$$", select: "x = \\frac{a}{b}" },
  {
    label: "Footnote",
    name: "Footnote",
    block: "A claim.[^1]\n\n[^1]: Where it comes from.",
    select: "A claim.",
  },
  ...Object.values(EVIDENCE_SNIPPETS).map(({ label, markdown, select }) => ({
    label,
    name: `${label} block`,
    block: markdown,
    select,
  })),
];

/** A toolbar above the text: one stop of the Tab key, arrow keys within. */
export function createToolbar(area: HTMLTextAreaElement): HTMLElement {
  const toolbar = document.createElement("markdown-toolbar");
  toolbar.setAttribute("for", area.id);
  toolbar.setAttribute("aria-label", "Formatting");
  toolbar.className = "toolbar";
  for (const [style, label, name] of STYLES) {
    const button = createButton(label, name);
    button.dataset.mdButton = style;
    button.classList.add(style);
    toolbar.append(button);
  }
  for (const { label, name, block, select } of BLOCKS) {
    const button = createButton(label, name);
    // Of no style of the toolbar's: it only moves the focus among its buttons.
    button.dataset.mdButton = "block";
    button.addEventListener("click", () => insertBlock(area, withFreeFootnote(block, area.value), select));
    toolbar.append(button);
  }
  area.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    const style = { b: "bold", i: "italic", k: "link" }[event.key];
    if (!style) return;
    event.preventDefault();
    toolbar.querySelector<HTMLButtonElement>(`[data-md-button="${style}"]`)?.click();
  });
  return toolbar;
}

/** A footnote gets the next number that the text has not used. */
function withFreeFootnote(block: string, text: string): string {
  const used = [...text.matchAll(/\[\^(\d+)\]/g)].map(([, number]) => Number(number));
  return block.replaceAll("[^1]", `[^${Math.max(0, ...used) + 1}]`);
}

function createButton(label: string, name: string): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  // The toolbar is the one stop of the Tab key, and hands the focus on.
  button.tabIndex = -1;
  button.textContent = label;
  button.title = name;
  button.setAttribute("aria-label", name);
  return button;
}
