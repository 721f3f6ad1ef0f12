/** The value of a form's field; empty where it has none. */
export function fieldOf(form: HTMLFormElement, name: string): string {
  const control = form.elements.namedItem(name);
  return control && "value" in control ? String(control.value) : "";
}

/** Puts a value into a field, be it a group of radio buttons. */
export function setField(form: HTMLFormElement, name: string, value: string) {
  const control = form.elements.namedItem(name);
  if (control && "value" in control && !(control instanceof HTMLButtonElement)) control.value = value;
}

/** What a form would send, without its files. */
export function entriesOf(form: HTMLFormElement): [name: string, value: string][] {
  return [...new FormData(form)].filter((entry): entry is [string, string] => typeof entry[1] === "string");
}

/** Whether somebody changed a form before any script ran, or the browser put typed text back. */
export function wasTouched(form: HTMLFormElement): boolean {
  return [...form.elements].some((control) => {
    if (control instanceof HTMLTextAreaElement) return control.value !== control.defaultValue;
    if (control instanceof HTMLSelectElement) return [...control.options].some(isOtherOption);
    if (!(control instanceof HTMLInputElement) || control.type === "hidden" || control.type === "file")
      return false;
    return control.type === "radio" || control.type === "checkbox"
      ? control.checked !== control.defaultChecked
      : control.value !== control.defaultValue;
  });
}

/** A menu without a default shows its first option. */
function isOtherOption({ selected, defaultSelected, index, parentElement }: HTMLOptionElement): boolean {
  const hasDefault = parentElement?.querySelector("option[selected]") !== null;
  return selected !== (hasDefault ? defaultSelected : index === 0);
}
