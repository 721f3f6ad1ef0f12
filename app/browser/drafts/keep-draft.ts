import { entriesOf, fieldOf, setField, wasTouched } from "../form-fields";
import { holdSubmit } from "../hold-submit";
import { compareButton, createTeller, signInLink } from "./draft-teller";
import { beginOrigin, dropLocalCopy, keepLocalCopy, type LocalCopy, orphanedCopies } from "./local-copies";
import { type SendResult, sendDraft, sendParting } from "./send-draft";

/** From the first character that the server does not have: what a crash may cost. */
const SAVE_AFTER_MS = 2000;
const COPY_AFTER_MS = 200;
const RETRY_MS = [2000, 5000, 15_000, 60_000];
/** How long a form waits for a save under way before it is sent. */
const HOLD_MS = 5000;
/** Fields that say something about a text and are none. */
const ABOUT = ["id", "version", "origin", "replaces", "intent"];
const BEGINNING = "/solutions/new";
const PUT_BACK = "Text that this browser had not sent yet was put back.";

/**
 * Saves the text of a form to the server while somebody writes, and keeps it in this browser until the server has it.
 * What a page left behind is put back into the next one. Other parts of the page hear `draft-saved`, `draft-refused`
 * and, before that, `put-back`, and ask for a save with `save-draft`.
 */
export async function keepDraft(form: HTMLFormElement) {
  const origin = beginOrigin();
  const tell = createTeller(form);
  let place = location.pathname;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let copyTimer: ReturnType<typeof setTimeout> | undefined;
  let saving: Promise<void> | null = null;
  let saved = textOf(form);
  /** What the server will not take, so that it is not sent again and again. */
  let refused: string | null = null;
  let failures = 0;
  let wasPutBack = false;
  let isKept = true;
  // A page that shows two texts waits for a decision.
  let stopped = form.dataset.draftState === "conflict";

  setField(form, "origin", origin);

  function keepCopy() {
    const fields = entriesOf(form);
    const version = fieldOf(form, "version");
    const copy: LocalCopy = {
      endpoint: form.dataset.draft ?? "",
      place,
      fields,
      version,
      keptAt: Date.now(),
    };
    isKept = keepLocalCopy(origin, copy);
  }

  /** Where a text that the server does not have is. */
  function whereItIs(): string {
    return isKept
      ? "Your text is kept in this browser."
      : "This browser keeps nothing: leave this page open.";
  }

  function changed() {
    const text = textOf(form);
    if (text === saved) return;
    clearTimeout(copyTimer);
    copyTimer = setTimeout(keepCopy, COPY_AFTER_MS);
    if (stopped || text === refused) return;
    if (failures === 0) tell.say("Not saved yet");
    timer ??= setTimeout(save, SAVE_AFTER_MS);
  }

  async function save() {
    clearTimeout(timer);
    timer = undefined;
    if (saving || stopped) return saving;
    const text = textOf(form);
    tell.say("Saving…");
    saving = sendDraft(form, text)
      .then((result) => (result.saved ? done(text, result) : failed(text, result)))
      .finally(() => {
        saving = null;
        changed();
      });
    return saving;
  }

  function done(text: string, { version, savedAt, page }: Extract<SendResult, { saved: true }>) {
    saved = text;
    refused = null;
    failures = 0;
    setField(form, "version", String(version));
    if (textOf(form) === text) {
      clearTimeout(copyTimer);
      dropLocalCopy(origin);
    }
    if (!wasPutBack) tell.complain("");
    wasPutBack = false;
    const time = new Date(savedAt).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    tell.say(`Draft saved ${time}`);
    // From here on a reload goes on with the draft.
    if (location.pathname === BEGINNING) history.replaceState(null, "", page);
    place = location.pathname;
    form.dispatchEvent(new CustomEvent("draft-saved"));
  }

  function failed(text: string, { problem, sentence }: Exclude<SendResult, { saved: true }>) {
    keepCopy();
    tell.say("Not saved");
    if (problem === "later") {
      failures += 1;
      timer = setTimeout(save, RETRY_MS[Math.min(failures, RETRY_MS.length) - 1]);
      tell.complain(
        `${wasPutBack ? `${PUT_BACK} ` : ""}Not saved, and tried again: ${sentence} ${whereItIs()}`,
      );
    } else if (problem === "signed-out") {
      stopped = true;
      tell.complain(`You are signed out. ${whereItIs()} `, signInLink(), ", then go on here.");
      addEventListener("focus", goOn, { once: true });
    } else if (problem === "conflict") {
      stopped = true;
      tell.complain(`${sentence} Neither text is lost. `, compareButton(form));
    } else {
      refused = text;
      stopped = problem === "refused" || problem === "missing";
      tell.complain(`${sentence} ${whereItIs()}`);
    }
    form.dispatchEvent(new CustomEvent("draft-refused", { detail: sentence }));
  }

  function goOn() {
    stopped = false;
    save();
  }

  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("save-draft", save);
  form.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    if (event.key === "s") {
      event.preventDefault();
      save();
    }
    if (event.key === "Enter") {
      event.preventDefault();
      const main =
        form.querySelector<HTMLButtonElement>("button.primary") ??
        form.querySelector<HTMLButtonElement>('button[name="intent"]');
      if (main) form.requestSubmit(main);
    }
  });
  // The form must carry the version that is being made, or the server sees two texts.
  holdSubmit(form, () => saving, HOLD_MS);
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    stopped = true;
    keepCopy();
  });
  addEventListener("pagehide", () => {
    if (stopped || textOf(form) === saved) return;
    keepCopy();
    sendParting(form, textOf(form));
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted && form.dataset.draftState !== "conflict") goOn();
  });
  addEventListener("beforeunload", (event) => {
    if (!isKept && textOf(form) !== saved && !stopped) event.preventDefault();
  });

  // What the server sent back unsaved, or what was typed before this script came.
  if (form.dataset.draftState === "unsaved" || wasTouched(form)) {
    saved = "";
    changed();
  }
  await restore();

  async function restore() {
    for (const [from, lost] of await orphanedCopies()) {
      const isMine = lost.endpoint === form.dataset.draft;
      if (!isMine && !(place === BEGINNING && lost.place === place)) continue;
      if (asText(lost.fields) === textOf(form)) {
        if (form.dataset.draftState === "unsaved") keepCopy();
        dropLocalCopy(from);
        continue;
      }
      putBack(lost);
      dropLocalCopy(from);
      return;
    }
  }

  function putBack(lost: LocalCopy) {
    const base = fieldOf(form, "version");
    form.dataset.draft = lost.endpoint;
    form.dispatchEvent(new CustomEvent("put-back", { detail: lost.fields }));
    for (const [name, value] of lost.fields) setField(form, name, value);
    setField(form, "version", lost.version);
    setField(form, "origin", origin);
    keepCopy();
    if (lost.version !== base) {
      stopped = true;
      clearTimeout(timer);
      const sentence = "This is text that this browser had not sent yet. The draft has moved on since. ";
      tell.complain(sentence, compareButton(form));
    }
    form.dispatchEvent(new Event("input", { bubbles: true }));
    if (stopped) return;
    wasPutBack = true;
    tell.complain(PUT_BACK);
    // At once: what a page sent while it was left is then seen to be the same text.
    save();
  }
}

/** What is written in a form, as one string. */
function textOf(form: HTMLFormElement): string {
  return asText(entriesOf(form));
}

function asText(entries: [string, string][]): string {
  return new URLSearchParams(entries.filter(([name]) => !ABOUT.includes(name))).toString();
}
