import { countWords } from "~/domain/markdown/markdown";

/** Counts the words of a field along; `data-words` names it. */
export function countAlong(counter: HTMLElement, form: HTMLFormElement) {
  const { words: name = "", wordsMax: max } = counter.dataset;
  const field = form.elements.namedItem(name);
  if (!(field instanceof HTMLTextAreaElement)) return;
  const show = () => {
    const words = countWords(field.value);
    counter.textContent = `${words} of ${max} words`;
    counter.classList.toggle("problem", words > Number(max));
  };
  form.addEventListener("input", ({ target }) => {
    // What is put back comes as one event of the whole form.
    if (target === field || target === form) show();
  });
  show();
}
