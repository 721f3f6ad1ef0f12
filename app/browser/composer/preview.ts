import { fieldOf } from "../form-fields";

/** The server makes at most thirty a minute. */
const WAIT_MS = 2200;

/** Write, preview, or both side by side. The server renders, so the preview is what will be published. */
export function addModes(form: HTMLFormElement, area: HTMLTextAreaElement, bar: HTMLElement) {
  const editor = area.closest<HTMLElement>("[data-editor]") ?? form;
  const pane = document.createElement("div");
  pane.className = "preview-pane";
  pane.hidden = true;
  pane.tabIndex = 0;
  pane.setAttribute("role", "region");
  pane.setAttribute("aria-label", "Preview");
  area.after(pane);
  const notice = document.createElement("p");
  notice.className = "quiet small";
  notice.setAttribute("role", "status");
  const text = document.createElement("div");
  text.className = "prose";
  pane.append(notice, text);

  const group = document.createElement("div");
  group.className = "modes";
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", "View");
  const buttons = Object.entries({ write: "Write", preview: "Preview", both: "Side by side" }).map(
    ([mode, label]) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = label;
      button.dataset.mode = mode;
      button.addEventListener("click", () => show(mode));
      return button;
    },
  );
  group.append(...buttons);
  bar.prepend(group);
  // The button below the form shows a page of its own; this one is quicker.
  for (const button of form.querySelectorAll('[value="preview"]')) button.remove();

  let mode = "write";
  let shown: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;

  function show(next: string) {
    mode = next;
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.mode === mode));
    editor.dataset.mode = mode;
    form.dataset.mode = mode;
    area.hidden = mode === "preview";
    pane.hidden = mode === "write";
    if (mode !== "write") refresh();
    if (mode === "preview") pane.focus();
  }

  async function refresh() {
    clearTimeout(timer);
    timer = undefined;
    const body = area.value;
    if (body === shown) return;
    asked += 1;
    const turn = asked;
    const fields = new URLSearchParams({ body, id: fieldOf(form, "id") });
    try {
      const answer = await fetch("/preview", { method: "POST", body: fields });
      const html = await answer.text();
      // A later answer came first.
      if (turn !== asked) return;
      if (!answer.ok) throw new Error(html);
      const scrolled = pane.scrollTop;
      text.innerHTML = html;
      pane.scrollTop = scrolled;
      shown = body;
      notice.textContent = "Exactly as it will be published. Nothing is published yet.";
    } catch (error) {
      notice.textContent =
        error instanceof Error && error.message.length < 200
          ? error.message
          : "The preview could not be made just now.";
    }
  }

  area.addEventListener("input", () => {
    if (mode === "both") timer ??= setTimeout(refresh, WAIT_MS);
  });
  area.addEventListener("scroll", () => {
    if (mode !== "both") return;
    const share = area.scrollTop / Math.max(1, area.scrollHeight - area.clientHeight);
    pane.scrollTop = share * (pane.scrollHeight - pane.clientHeight);
  });
  show("write");
}
