import { againstTarget } from "~/domain/walkthroughs/clock";

export interface NewTake {
  /** "Take 2". */
  name: string;
  media: Blob;
  hasVideo: boolean;
  /** 0 where it is not known. */
  seconds: number;
}

/** A recording in the list of takes that the server does not have yet. */
export interface TakeRow {
  sending(percent: number): void;
  /** `again` is what can be tried; null where nothing can. */
  failed(problem: string, again: { label: string; act(): void } | null): void;
  /** From now on it is the one that is chosen, and is deleted as the others are. */
  sent(take: { id: string; seconds: number }): void;
}

/** What is said while a recording is under way to the server, which reads it once it has it all. */
export function sendingWords(percent: number): string {
  return percent < 100 ? `Sending… ${percent} %` : "Sent, and being read…";
}

/** Adds a take at the end of the list, made of the page's own template. `remove` drops it before it is sent. */
export function addTakeRow(root: HTMLElement, take: NewTake, remove: () => void): TakeRow | null {
  const template = root.querySelector<HTMLTemplateElement>("template[data-take-template]");
  const list = root.querySelector("[data-takes]");
  const row = template?.content.firstElementChild?.cloneNode(true);
  if (!list || !(row instanceof HTMLElement)) return null;
  const find = <Kind extends HTMLElement>(part: string) => row.querySelector<Kind>(`[data-take-${part}]`);

  const media = document.createElement(take.hasVideo ? "video" : "audio");
  media.controls = true;
  media.src = URL.createObjectURL(take.media);
  find("media")?.replaceChildren(media);
  const [length, state] = [find("length"), find("state")];
  const again = find<HTMLButtonElement>("again");
  const radio = find<HTMLInputElement>("choose");
  const deleteButton = find<HTMLButtonElement>("delete");
  for (const name of row.querySelectorAll("[data-take-name]")) name.textContent = take.name;
  if (length && take.seconds > 0) length.textContent = againstTarget(take.seconds);

  const drop = (event: Event) => {
    event.preventDefault();
    if (!confirm(`Delete ${take.name.toLowerCase()}? It is not sent yet, and gone for good.`)) return;
    URL.revokeObjectURL(media.src);
    row.remove();
    remove();
  };
  deleteButton?.addEventListener("click", drop);
  const say = (text: string, { problem = false } = {}) => {
    if (!state) return;
    state.textContent = text;
    state.classList.toggle("problem", problem);
  };
  const last = list.querySelector("[data-no-take]");
  list.insertBefore(row, last);

  return {
    sending(percent) {
      say(sendingWords(percent));
      again?.setAttribute("hidden", "");
    },
    failed(problem, tryAgain) {
      say(problem, { problem: true });
      if (!again || !tryAgain) return;
      again.hidden = false;
      again.textContent = tryAgain.label;
      again.onclick = tryAgain.act;
    },
    sent({ id, seconds }) {
      say("");
      again?.setAttribute("hidden", "");
      if (length) length.textContent = againstTarget(seconds);
      if (radio) {
        radio.value = id;
        radio.disabled = false;
        radio.click();
      }
      deleteButton?.removeEventListener("click", drop);
      if (deleteButton) deleteButton.value = id;
    },
  };
}
