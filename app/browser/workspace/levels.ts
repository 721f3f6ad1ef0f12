/** Number keys choose a level while a dimension has the focus, and the progress counts along. */
export function followLevels(form: HTMLFormElement) {
  const dimensions = [...form.querySelectorAll(".dimension")].filter((one) =>
    one.querySelector("[type=radio]"),
  );
  const progress = form.querySelector("[data-progress]");

  const count = () => {
    const done = dimensions.filter((dimension) => dimension.querySelector("input:checked")).length;
    if (progress) progress.textContent = `${done} of ${dimensions.length} dimensions`;
  };
  form.addEventListener("change", count);
  count();

  for (const dimension of dimensions) {
    dimension.addEventListener("keydown", (event) => {
      if (event instanceof KeyboardEvent) chooseLevel(dimension, event);
    });
  }
}

function chooseLevel(dimension: Element, { key, target, ctrlKey, metaKey, altKey }: KeyboardEvent) {
  if (!(target instanceof HTMLInputElement) || ctrlKey || metaKey || altKey) return;
  const input = dimension.querySelector<HTMLInputElement>(`input[value="${CSS.escape(key)}"]`);
  if (!input) return;
  input.checked = true;
  input.focus();
  input.dispatchEvent(new Event("input", { bubbles: true }));
  input.dispatchEvent(new Event("change", { bubbles: true }));
}
