/** The review form with script: progress counts along, and number keys choose a level. */
export function enhanceReviewForm(form: HTMLFormElement) {
  const dimensions = [...form.querySelectorAll("fieldset")];
  const progress = form.querySelector("[data-progress]");

  const count = () => {
    const done = dimensions.filter((dimension) => dimension.querySelector("input:checked")).length;
    if (progress) progress.textContent = `${done} of ${dimensions.length} dimensions`;
  };
  form.addEventListener("change", count);
  count();

  for (const dimension of dimensions) {
    dimension.addEventListener("keydown", (event) => {
      const target = event.target as HTMLElement;
      if (target.tagName === "TEXTAREA" || event.ctrlKey || event.metaKey || event.altKey) return;
      const input = dimension.querySelector<HTMLInputElement>(`input[value="${CSS.escape(event.key)}"]`);
      if (!input) return;
      input.checked = true;
      input.focus();
      input.dispatchEvent(new Event("input", { bubbles: true }));
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }
}
