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
each("form[data-draft]:not([data-review-form])", keepDraft);
each("form[data-review-form]", async (form: HTMLFormElement) => {
  // First: what is put back may hold points that the form does not show yet. Without it the draft is kept all the same.
  const enhanced = import("./workspace/review-form").then((script) => script.enhanceReviewForm(form));
  await enhanced.catch(console.error);
  if (form.dataset.draft) keepDraft(form);
});
each("[data-write-up]", async (writeUp: HTMLElement) => {
  const points = [...document.querySelectorAll<HTMLElement>("[data-point-id]")];
  if (points.length > 0) (await import("./workspace/listed-points")).showListedPoints(writeUp, points);
});
each("[data-clock-answer]", async (answer: HTMLElement) => {
  (await import("./workspace/answer-clock")).addAnswerClock(answer);
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
