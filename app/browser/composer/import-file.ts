/** A README or notebook that is chosen is read into the text field beside it, so that it need not be sent as a file. */
export function readImportFile(form: HTMLFormElement) {
  const input = form.querySelector<HTMLInputElement>('input[name="importFile"]');
  const area = form.querySelector<HTMLTextAreaElement>('textarea[name="importText"]');
  input?.addEventListener("change", async () => {
    const [file] = input.files ?? [];
    if (!file || !area) return;
    area.value = await file.text();
    input.value = "";
    area.focus();
  });
}
