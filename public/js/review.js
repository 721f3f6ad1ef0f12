/**
 * The review form with script: progress counts along, number keys choose a level, and unsent text is not left by
 * accident.
 * @param {HTMLFormElement} form
 */
export function enhanceReviewForm(form) {
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
      const target = /** @type {HTMLElement} */ (event.target);
      if (target.tagName === "TEXTAREA" || event.ctrlKey || event.metaKey || event.altKey) return;
      const input = /** @type {HTMLInputElement | null} */ (
        dimension.querySelector(`input[value="${CSS.escape(event.key)}"]`)
      );
      if (!input) return;
      input.checked = true;
      input.focus();
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }

  let isDirty = false;
  form.addEventListener("input", () => {
    isDirty = true;
  });
  form.addEventListener("submit", () => {
    isDirty = false;
  });
  addEventListener("beforeunload", (event) => {
    if (isDirty) event.preventDefault();
  });
}
