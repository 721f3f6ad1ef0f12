interface Given {
  class?: string;
  label?: string;
  press?: () => void;
}

/** A button that only script can press. */
export function makeButton(
  text: string,
  { class: className = "", label, press }: Given = {},
): HTMLButtonElement {
  const button = make("button", { class: className, text });
  button.type = "button";
  if (label) button.setAttribute("aria-label", label);
  if (press) button.addEventListener("click", press);
  return button;
}

export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  { class: className = "", text = "" }: { class?: string; text?: string } = {},
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.textContent = text;
  return element;
}

/** Whether keys go into a text. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
}
