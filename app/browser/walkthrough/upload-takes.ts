import { sendingWords } from "./take-row";
import type { Takes } from "./takes";

/**
 * Sends a recording as soon as it is chosen as a file. One that could not be taken stays in its field, so that it goes
 * along with the form, which says what is wrong with it.
 */
export function uploadTakes(root: HTMLElement, takes: Takes) {
  const input = root.querySelector<HTMLInputElement>('input[name="take"]');
  const state = root.querySelector<HTMLElement>("[data-upload-state]");
  const says = root.querySelector("[data-takes-say]");
  if (!input || !state) return;
  const show = (words: string, { problem = false } = {}) => {
    state.textContent = words;
    state.hidden = words === "";
    state.classList.toggle("problem", problem);
  };

  async function upload(file: File) {
    show(sendingWords(0));
    const failed = await takes.add(file, (percent) => {
      if (isChosen(file)) show(sendingWords(percent));
    });
    if (!isChosen(file)) return;
    if (failed) {
      const next = failed.refused ? "Choose another one." : "It is sent again when you save.";
      show(`${failed.problem} ${next}`, { problem: true });
      if (says) says.textContent = state?.textContent ?? "";
    } else {
      show("");
      if (input) input.value = "";
    }
  }

  function isChosen(file: File): boolean {
    return input?.files?.[0] === file;
  }

  const read = () => {
    const [file] = input.files ?? [];
    if (file) upload(file);
    else show("");
  };
  input.addEventListener("change", read);
  // One may have been chosen before this script was there.
  if (input.files?.length) read();
}
