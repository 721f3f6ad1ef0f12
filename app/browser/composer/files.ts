import "@github/file-attachment-element";
import { type AttachmentKind, fileSize, KIND_NAMES } from "~/domain/attachments/attachment";
import { fieldOf } from "../form-fields";
import { holdSubmit } from "../hold-submit";
import { insertBlock, replaceText } from "./insert";

interface Attached {
  id: string;
  name: string;
  kind: AttachmentKind;
  size: number;
  href: string;
  markdown: string;
}

interface UploadAnswer {
  attachments?: Attached[];
  refused?: { name: string; problem: string }[];
  problem?: string;
}

/** As long as the largest file may take on a slow line. */
const HOLD_MS = 10 * 60_000;

/** Files that are pasted, dropped or chosen go to the server one after the other, and their Markdown into the text. */
export function acceptFiles(form: HTMLFormElement, area: HTMLTextAreaElement) {
  const zone = area.closest("file-attachment");
  const input = form.querySelector<HTMLInputElement>('input[name="files"]');
  const list = form.querySelector<HTMLElement>("[data-files]");
  const row = form.querySelector<HTMLTemplateElement>("[data-file-row]");
  const problems = form.querySelector<HTMLElement>("[data-file-problems]");
  const status = form.querySelector<HTMLElement>("[data-file-status]");
  // A page that went away in the middle of an upload left its mark in the text.
  for (const [mark] of area.value.matchAll(/!\[Uploading [^\]\n]*…\]\(\)\n*/g)) replaceText(area, mark, "");
  let queue = Promise.resolve();
  let waitingCount = 0;

  zone?.addEventListener("file-attachment-accepted", (event) => {
    const { attachments } = (event as CustomEvent<{ attachments: { file: File }[] }>).detail;
    for (const { file } of attachments) take(file);
  });
  input?.addEventListener("change", () => {
    for (const file of input.files ?? []) take(file);
    input.value = "";
  });
  // A file that misses the text must not take the editor's place in the browser.
  form.addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
  form.addEventListener("drop", (event) => {
    if (event.defaultPrevented || !event.dataTransfer?.files.length) return;
    event.preventDefault();
    for (const file of event.dataTransfer.files) take(file);
  });
  // What is published must hold the files that its text shows.
  holdSubmit(form, () => (waitingCount > 0 ? queue : null), HOLD_MS);

  // Before somebody has been in the text its caret stands at the beginning, where nobody wants a file.
  let entered = false;
  area.addEventListener("focus", () => {
    entered = true;
  });

  tell("Images can also be pasted or dropped into the text.");

  function take(file: File) {
    if (!entered) area.setSelectionRange(area.value.length, area.value.length);
    const name = file.name.replace(/[\][\\]/g, "") || "pasted.png";
    // Only images belong into the text by themselves.
    const waiting = file.type.startsWith("image/") ? `![Uploading ${name}…]()` : "";
    if (waiting) insertBlock(area, waiting);
    if (waitingCount === 0) clearProblems();
    waitingCount += 1;
    tell(`Sending ${name}`);
    queue = queue
      .then(() => upload(file, waiting))
      .finally(() => {
        waitingCount -= 1;
      });
  }

  async function upload(file: File, waiting: string) {
    try {
      const why = await draftRefusal(form);
      if (why !== null) throw new Error(why);
      const body = new FormData();
      body.append("files", file, file.name || "pasted.png");
      const answer = await fetch(`/solutions/${fieldOf(form, "id")}/files`, {
        method: "POST",
        body,
        headers: { accept: "application/json" },
      });
      const { attachments = [], refused = [], problem } = (await answer.json()) as UploadAnswer;
      const [attached] = attachments;
      replaceWaiting(waiting, attached?.markdown ?? "");
      if (attached) show(attached);
      for (const one of refused) complain(`${one.name}: ${one.problem}`);
      if (problem && refused.length === 0) complain(`${file.name}: ${problem}`);
    } catch (error) {
      replaceWaiting(waiting, "");
      const isOurs = error instanceof Error && error.name === "Error";
      complain(
        `${file.name} could not be sent. ${isOurs ? error.message : "Check the connection and attach it again."}`,
      );
    }
  }

  function replaceWaiting(waiting: string, markdown: string) {
    if (!waiting) return;
    if (markdown) replaceText(area, waiting, markdown);
    else replaceText(area, area.value.includes(`${waiting}\n\n`) ? `${waiting}\n\n` : waiting, "");
  }

  function show({ id, name, kind, size, href, markdown }: Attached) {
    tell(`${name} is attached`);
    if (!list || !row || list.querySelector(`[data-file="${CSS.escape(id)}"]`)) return;
    const item = (row.content.cloneNode(true) as DocumentFragment).querySelector("li");
    const link = item?.querySelector("a");
    const remove = item?.querySelector("button");
    if (!item || !link || !remove) return;
    item.dataset.file = id;
    link.href = href;
    link.textContent = name;
    const text = item.querySelector("[data-about]");
    if (text) text.textContent = `${KIND_NAMES[kind]}, ${fileSize(size)}`;
    remove.value = id;
    remove.setAttribute("aria-label", `Remove ${name}`);
    list.append(item);
    addInsertButton(item, { area, name, markdown });
  }

  function clearProblems() {
    problems?.replaceChildren();
    if (problems) problems.hidden = true;
  }

  function tell(sentence: string) {
    if (status) status.textContent = sentence;
  }

  function complain(sentence: string) {
    tell("");
    if (!problems) return;
    const line = document.createElement("p");
    line.textContent = sentence;
    problems.append(line);
    problems.hidden = false;
  }

  for (const item of list?.querySelectorAll<HTMLElement>("[data-markdown]") ?? []) {
    const name = item.querySelector("a")?.textContent ?? "";
    addInsertButton(item, { area, name, markdown: item.dataset.markdown ?? "" });
  }
}

function addInsertButton(
  item: HTMLElement,
  { area, name, markdown }: { area: HTMLTextAreaElement; name: string; markdown: string },
) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "link small";
  button.textContent = "Insert";
  button.setAttribute("aria-label", `Insert ${name}`);
  button.addEventListener("click", () => insertBlock(area, markdown));
  item.append(" ", button);
}

/** A file belongs to a solution, so the draft that begins one is saved first. Null once it is, else why it is not. */
function draftRefusal(form: HTMLFormElement): Promise<string | null> {
  if (fieldOf(form, "version") !== "0") return Promise.resolve(null);
  return new Promise((resolve) => {
    form.addEventListener("draft-saved", () => resolve(null), { once: true });
    form.addEventListener("draft-refused", (event) => resolve((event as CustomEvent<string>).detail), {
      once: true,
    });
    form.dispatchEvent(new CustomEvent("save-draft"));
  });
}
