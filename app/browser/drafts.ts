import type { DraftAnswer } from "~/domain/drafts/draft";
import { dropCopy, holdOrigin, keepCopy, type LocalCopy, orphanedCopies } from "./local-copies";

/** From the first character that the server does not have: what a crash may cost. */
const SAVE_AFTER_MS = 2000;
const COPY_AFTER_MS = 200;
const RETRY_MS = [2000, 5000, 15_000, 60_000];
/** Browsers refuse to send more once a page is left. */
const PARTING_MAX_BYTES = 60_000;
const SENT = "sent draft";
/** Fields that say something about a text and are none. */
const ABOUT = ["id", "version", "origin", "replaces", "intent"];

/**
 * Saves the text of a form to the server while somebody writes, and keeps it in this browser until the server has it.
 * What a page left behind is put back into the next one.
 */
export async function keepDraft(form: HTMLFormElement) {
  const origin = crypto.randomUUID?.() ?? String(Math.random()).slice(2);
  const place = location.pathname;
  const status = form.querySelector<HTMLElement>("[data-draft-status]");
  const problem = form.querySelector<HTMLElement>("[data-draft-problem]");
  let timer: ReturnType<typeof setTimeout> | undefined;
  let copyTimer: ReturnType<typeof setTimeout> | undefined;
  let saving: Promise<void> | null = null;
  let saved = textOf(form);
  let failures = 0;
  let wasPutBack = false;
  // A page that shows two texts waits for a decision.
  let stopped = form.dataset.draftState === "conflict";

  setField(form, "origin", origin);
  holdOrigin(origin);

  const copy = (): LocalCopy => ({
    endpoint: form.dataset.draft ?? "",
    place,
    fields: entriesOf(form),
    version: fieldOf(form, "version"),
    keptAt: Date.now(),
  });

  function changed() {
    if (textOf(form) === saved) return;
    clearTimeout(copyTimer);
    copyTimer = setTimeout(() => keepCopy(origin, copy()), COPY_AFTER_MS);
    if (stopped) return;
    if (failures === 0) say("Not saved yet");
    timer ??= setTimeout(save, SAVE_AFTER_MS);
  }

  async function save() {
    clearTimeout(timer);
    timer = undefined;
    if (saving || stopped) return saving;
    saving = send(textOf(form)).finally(() => {
      saving = null;
      changed();
    });
    return saving;
  }

  async function send(text: string) {
    say("Saving…");
    const body = new URLSearchParams(text);
    for (const name of ["version", "origin"]) body.set(name, fieldOf(form, name));
    try {
      const answer = await fetch(form.dataset.draft ?? "", {
        method: "POST",
        body,
        headers: { accept: "application/json" },
      });
      const result = (await answer.json()) as DraftAnswer;
      failures = 0;
      if (result.saved) return done(text, result);
      refuse(result);
    } catch {
      failures += 1;
      keepCopy(origin, copy());
      say("Not saved: no answer from the server. Kept in this browser, and tried again.");
      timer = setTimeout(save, RETRY_MS[Math.min(failures, RETRY_MS.length) - 1]);
    }
  }

  function done(text: string, { version, savedAt, page }: Extract<DraftAnswer, { saved: true }>) {
    saved = text;
    setField(form, "version", String(version));
    if (textOf(form) === text) {
      clearTimeout(copyTimer);
      dropCopy(origin);
    }
    if (!wasPutBack) complain("");
    wasPutBack = false;
    say(`Draft saved ${new Date(savedAt).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" })}`);
    // From here on a reload goes on with the draft.
    if (place === "/solutions/new" && location.pathname === place) history.replaceState(null, "", page);
    form.dispatchEvent(new CustomEvent("draft-saved"));
  }

  function refuse({ problem, sentence }: Exclude<DraftAnswer, { saved: true }>) {
    keepCopy(origin, copy());
    stopped = problem !== "invalid";
    say("Not saved. Kept in this browser.");
    if (problem === "signed-out") {
      complain(
        "You are signed out. Your text is kept in this browser. ",
        link("/login", "Sign in in another tab"),
        ", then go on here.",
      );
      addEventListener("focus", resume, { once: true });
    } else if (problem === "conflict") {
      complain(`${sentence} Neither text is lost. `, compareButton());
    } else complain(`${sentence} Your text is kept in this browser.`);
  }

  function resume() {
    stopped = false;
    save();
  }

  function say(text: string) {
    if (status) status.textContent = text;
  }

  function complain(...parts: (string | Node)[]) {
    if (!problem) return;
    problem.hidden = parts.join("") === "";
    problem.replaceChildren(...parts);
  }

  form.addEventListener("input", changed);
  form.addEventListener("save-draft", save);
  form.addEventListener("change", changed);
  form.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    if (event.key === "s") {
      event.preventDefault();
      save();
    }
    if (event.key === "Enter") {
      event.preventDefault();
      const main = form.querySelector<HTMLButtonElement>("button.primary");
      if (main) form.requestSubmit(main);
    }
  });
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    if (saving) {
      // The form must carry the version that is being made, or the server sees two texts.
      event.preventDefault();
      saving.then(() => form.requestSubmit(event.submitter));
      return;
    }
    stopped = true;
    keepCopy(origin, copy());
    try {
      sessionStorage.setItem(SENT, JSON.stringify({ origin, place }));
    } catch {
      // Then the copy is compared with what the next page shows.
    }
  });
  const part = () => {
    if (stopped || textOf(form) === saved) return;
    keepCopy(origin, copy());
    const body = new URLSearchParams(textOf(form));
    for (const name of ["version", "origin"]) body.set(name, fieldOf(form, name));
    if (body.toString().length > PARTING_MAX_BYTES) return;
    fetch(form.dataset.draft ?? "", { method: "POST", body, keepalive: true }).catch(() => {});
  };
  addEventListener("pagehide", part);

  // What the server sent back unsaved, or what was typed before this script came.
  if (form.dataset.draftState === "unsaved" || formWasTouched(form)) {
    saved = "";
    changed();
  }
  await restore();

  async function restore() {
    for (const [from, lost] of await orphanedCopies()) {
      if (lost.endpoint !== form.dataset.draft && lost.place !== place) continue;
      if (new URLSearchParams(textEntries(lost.fields)).toString() === textOf(form)) {
        if (form.dataset.draftState === "unsaved") keepCopy(origin, copy());
        dropCopy(from);
        continue;
      }
      const base = fieldOf(form, "version");
      form.dataset.draft = lost.endpoint;
      for (const [name, value] of lost.fields) setField(form, name, value);
      setField(form, "version", lost.version);
      setField(form, "origin", origin);
      form.dispatchEvent(new Event("input", { bubbles: true }));
      keepCopy(origin, copy());
      dropCopy(from);
      if (lost.version === base) {
        wasPutBack = true;
        complain("Text that this browser had not sent yet was put back.");
        // At once: what a page sent while it was left is then seen to be the same text.
        save();
      } else {
        stopped = true;
        clearTimeout(timer);
        complain(
          "This is text that this browser had not sent yet. The draft has moved on since. ",
          compareButton(),
        );
      }
      return;
    }
  }
}

/** Forgets the copy of a form that was sent and taken: another page came, and it is neither an error nor the sign-in. */
export function settleSent() {
  try {
    const sent = JSON.parse(sessionStorage.getItem(SENT) ?? "null") as {
      origin: string;
      place: string;
    } | null;
    sessionStorage.removeItem(SENT);
    if (!sent || document.querySelector("[data-error-page], #problems, [data-draft-state]")) return;
    if (location.pathname === "/login") return;
    dropCopy(sent.origin);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

function link(href: string, text: string): HTMLAnchorElement {
  const element = document.createElement("a");
  element.href = href;
  element.target = "_blank";
  element.textContent = text;
  return element;
}

/** Sends the form as it is: the page that comes back shows both texts. */
function compareButton(): HTMLButtonElement {
  const button = document.createElement("button");
  button.name = "intent";
  button.value = "draft";
  button.formNoValidate = true;
  button.textContent = "Compare the two texts";
  return button;
}

function entriesOf(form: HTMLFormElement): [string, string][] {
  return [...new FormData(form)].filter((entry): entry is [string, string] => typeof entry[1] === "string");
}

function textEntries(entries: [string, string][]): [string, string][] {
  return entries.filter(([name]) => !ABOUT.includes(name)).map(([name, value]) => [name, value]);
}

/** What is written in a form, as one string. */
function textOf(form: HTMLFormElement): string {
  return new URLSearchParams(textEntries(entriesOf(form))).toString();
}

function fieldOf(form: HTMLFormElement, name: string): string {
  const control = form.elements.namedItem(name);
  return control && "value" in control ? String(control.value) : "";
}

function setField(form: HTMLFormElement, name: string, value: string) {
  const control = form.elements.namedItem(name);
  if (control && "value" in control && !(control instanceof HTMLButtonElement)) control.value = value;
}

/** Browsers put typed text back when somebody returns or reloads, before any script runs. */
function formWasTouched(form: HTMLFormElement): boolean {
  return [...form.querySelectorAll<HTMLTextAreaElement>("textarea")].some(
    (area) => area.value !== area.defaultValue,
  );
}
