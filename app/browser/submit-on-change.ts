/** Filters apply as soon as one is changed. */
export function submitOnChange(form: HTMLFormElement) {
  form.querySelector("button")?.remove();
  form.addEventListener("change", () => form.requestSubmit());
}
