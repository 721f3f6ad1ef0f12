import { beginOrigin, dropLocalCopy, keepLocalCopy, type LocalCopy } from "./drafts/local-copies";
import { entriesOf, setField, wasTouched } from "./form-fields";

/** From the first character that this browser does not keep: what a crash may cost. */
const KEEP_AFTER_MS = 500;
/** Not typed, or nothing that this browser should show to somebody else. */
const NOT_KEPT = ["hidden", "password", "email"];
const PUT_BACK = "What you typed before is back. ";

/** Keeps in this browser what is typed into forms that are no draft, and puts back what pages left behind. */
export function keepForms(forms: HTMLFormElement[], leftBehind: Map<string, LocalCopy>) {
  for (const form of forms) keepForm(form, leftBehind);
}

function keepForm(form: HTMLFormElement, leftBehind: Map<string, LocalCopy>) {
  const endpoint = `${new URL(form.action).pathname} ${form.dataset.keep}`;
  // What the server gave back was not taken: it is nowhere else.
  const isGivenBack = form.dataset.keepState === "unsaved";
  let origin = "";
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hasNews = false;

  function keep() {
    clearTimeout(timer);
    timer = undefined;
    hasNews = false;
    if (!wasTouched(form) && !isGivenBack) {
      if (origin) dropLocalCopy(origin);
      return;
    }
    origin ||= nameText(form);
    const { pathname: place } = location;
    keepLocalCopy(origin, { endpoint, place, fields: typedInto(form), version: "", keptAt: Date.now() });
  }

  function changed() {
    hasNews = true;
    timer ??= setTimeout(keep, KEEP_AFTER_MS);
  }

  function keepNews() {
    if (hasNews) keep();
  }

  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  // From here on the next page says what became of the text.
  form.addEventListener("submit", keep);
  addEventListener("pagehide", keepNews);
  document.addEventListener("visibilitychange", keepNews);

  const mine = [...leftBehind].filter(([, copy]) => copy.endpoint === endpoint);
  if (!isGivenBack && !wasTouched(form)) return putBack(form, { texts: mine, keep });
  const shown = asText(typedInto(form));
  const same = mine.filter(([, { fields }]) => asText(fields) === shown);
  // A browser that goes back fills a form with what may have been sent since; only what was left behind was not.
  if (isGivenBack || same.length > 0 || !isGoneBackTo()) keep();
  for (const [from] of same) dropLocalCopy(from);
}

interface LeftBehind {
  texts: [origin: string, copy: LocalCopy][];
  /** Keeps what the form shows. */
  keep(): void;
}

/** Fills a form with the first text that it does not show already. The others come back once that is discarded. */
function putBack(form: HTMLFormElement, { texts, keep }: LeftBehind) {
  for (const [index, [from, { fields }]] of texts.entries()) {
    if (asText(fields) !== asText(typedInto(form))) {
      for (const [name, value] of fields) setField(form, name, value);
      form.dispatchEvent(new Event("input", { bubbles: true }));
      keep();
      dropLocalCopy(from);
      unfold(form);
      tell(form, () => {
        form.reset();
        keep();
        putBack(form, { texts: texts.slice(index + 1), keep });
      });
      return;
    }
    dropLocalCopy(from);
  }
}

/** Says above the text that it is back, with a way to be rid of it. */
function tell(form: HTMLFormElement, discard: () => void) {
  const field = form.querySelector("textarea");
  const note = document.createElement("p");
  note.className = "notice";
  note.setAttribute("role", "status");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "link";
  button.textContent = "Discard it";
  button.addEventListener("click", () => {
    note.remove();
    discard();
    field?.focus();
  });
  field?.before(note);
  // What stands in a status from the start is not read out.
  setTimeout(() => note.append(PUT_BACK, button));
}

/** Names the text of a form, so that the server can say that it has read it. */
function nameText(form: HTMLFormElement): string {
  const name = document.createElement("input");
  name.type = "hidden";
  name.name = "origin";
  name.value = beginOrigin();
  form.append(name);
  return name.value;
}

function unfold(form: HTMLFormElement) {
  for (let outer = form.closest("details"); outer; outer = outer.parentElement?.closest("details") ?? null)
    outer.open = true;
}

function typedInto(form: HTMLFormElement): [name: string, value: string][] {
  return entriesOf(form).filter(([name]) => {
    const control = form.elements.namedItem(name);
    return !(control instanceof HTMLInputElement && NOT_KEPT.includes(control.type));
  });
}

function asText(entries: [string, string][]): string {
  return JSON.stringify(entries);
}

function isGoneBackTo(): boolean {
  const [visit] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return visit?.type === "back_forward";
}
