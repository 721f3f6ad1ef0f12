import "@github/file-attachment-element";
import { insertBlock, replaceText } from "./insert";

interface Attached {
  id: string;
  name: string;
  kind: string;
  markdown: string;
}

interface UploadAnswer {
  attachments?: Attached[];
  refused?: { name: string; problem: string }[];
  problem?: string;
}

/** Files that are pasted, dropped or chosen go to the server one after the other, and their Markdown into the text. */
export function acceptFiles(form: HTMLFormElement, area: HTMLTextAreaElement) {
  const zone = area.closest("file-attachment");
  const input = form.querySelector<HTMLInputElement>('input[name="files"]');
  const list = form.querySelector<HTMLElement>("[data-files]");
  const problems = form.querySelector<HTMLElement>("[data-file-problems]");
  let queue = Promise.resolve();

  zone?.addEventListener("file-attachment-accepted", (event) => {
    const { attachments } = (event as CustomEvent<{ attachments: { file: File }[] }>).detail;
    for (const { file } of attachments) take(file);
  });
  input?.addEventListener("change", () => {
    for (const file of input.files ?? []) take(file);
    input.value = "";
  });

  // Before somebody has been in the text its caret stands at the beginning, where nobody wants a file.
  let entered = false;
  area.addEventListener("focus", () => {
    entered = true;
  });

  function take(file: File) {
    if (!entered) area.setSelectionRange(area.value.length, area.value.length);
    const name = file.name.replace(/[\][\\]/g, "") || "pasted.png";
    const waiting = `![Uploading ${name}…]()`;
    insertBlock(area, waiting);
    queue = queue.then(() => upload(file, waiting));
  }

  async function upload(file: File, waiting: string) {
    try {
      await draftSaved(form);
      const body = new FormData();
      body.append("files", file, file.name || "pasted.png");
      const answer = await fetch(`/solutions/${fieldOf(form, "id")}/files`, {
        method: "POST",
        body,
        headers: { accept: "application/json" },
      });
      const { attachments = [], refused = [], problem } = (await answer.json()) as UploadAnswer;
      const [attached] = attachments;
      replaceText(area, waiting, attached?.markdown ?? "");
      if (attached) show(attached);
      for (const one of refused) complain(`${one.name}: ${one.problem}`);
      if (problem) complain(`${file.name}: ${problem}`);
    } catch {
      replaceText(area, waiting, "");
      complain(`${file.name} could not be sent. Check the connection and attach it again.`);
    }
  }

  function show({ id, name, kind, markdown }: Attached) {
    if (!list || list.querySelector(`[data-file="${id}"]`)) return;
    const item = document.createElement("li");
    item.dataset.file = id;
    const label = document.createElement("a");
    label.href = `/solutions/${fieldOf(form, "id")}/files/${id}`;
    label.textContent = name;
    const about = document.createElement("span");
    about.className = "quiet small";
    about.textContent = ` ${kind} `;
    item.append(label, about, removeButton(id));
    list.append(item);
    addInsertButton(item, area, markdown);
  }

  function complain(sentence: string) {
    if (!problems) return;
    const line = document.createElement("p");
    line.textContent = sentence;
    problems.append(line);
    problems.hidden = false;
  }

  for (const item of list?.querySelectorAll<HTMLElement>("[data-markdown]") ?? []) {
    addInsertButton(item, area, item.dataset.markdown ?? "");
  }
}

function addInsertButton(item: HTMLElement, area: HTMLTextAreaElement, markdown: string) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "link small";
  button.textContent = "Insert";
  button.addEventListener("click", () => insertBlock(area, markdown));
  item.append(" ", button);
}

function removeButton(id: string): HTMLButtonElement {
  const button = document.createElement("button");
  button.name = "removeFile";
  button.value = id;
  button.formNoValidate = true;
  button.className = "link small";
  button.textContent = "Remove";
  return button;
}

/** A file belongs to a solution, so the draft that begins one is saved first. */
function draftSaved(form: HTMLFormElement): Promise<void> {
  if (fieldOf(form, "version") !== "0") return Promise.resolve();
  return new Promise((resolve, reject) => {
    form.addEventListener("draft-saved", () => resolve(), { once: true });
    form.dispatchEvent(new CustomEvent("save-draft"));
    setTimeout(reject, 20_000);
  });
}

function fieldOf(form: HTMLFormElement, name: string): string {
  const control = form.elements.namedItem(name);
  return control && "value" in control ? String(control.value) : "";
}
