// The script of every page. Nothing needs it: each part makes something that works without it more convenient.
import { addCopyButtons } from "./copy-buttons";
import { keepDraft } from "./drafts/keep-draft";
import { dropTakenCopy } from "./drafts/local-copies";
import { followOutline } from "./outline";
import { showRelativeTimes } from "./relative-times";
import { submitOnChange } from "./submit-on-change";

function each<Kind extends HTMLElement>(selector: string, enhance: (element: Kind) => void) {
  for (const element of document.querySelectorAll<Kind>(selector)) enhance(element);
}

showRelativeTimes();
each("[data-outline]", followOutline);
each(".prose pre", addCopyButtons);
each("form[data-submit-on-change]", submitOnChange);
dropTakenCopy();
each("form[data-draft]", keepDraft);
each("form[data-review-form]", async (form: HTMLFormElement) => {
  (await import("./review-form")).enhanceReviewForm(form);
});
each("form[data-composer]", async (form: HTMLFormElement) => {
  (await import("./composer/composer")).enhanceComposer(form);
});
each("[data-walkthrough]", async (figure: HTMLElement) => {
  (await import("./walkthrough/player")).enhancePlayer(figure);
});
each("[data-recorder]", async (recorder: HTMLElement) => {
  (await import("./walkthrough/recorder")).enhanceRecorder(recorder);
});
each("[data-script]", async (field: HTMLElement) => {
  (await import("./walkthrough/script-length")).countScript(field);
});
document.getElementById("problems")?.focus();
