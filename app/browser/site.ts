// The script of every page. Nothing needs it: each part makes something that works without it more convenient.
import { addCopyButtons } from "./copy-buttons";
import { dropTakenCopy } from "./drafts/local-copies";
import { followOutline } from "./outline";
import { showRelativeTimes } from "./relative-times";
import { submitOnChange } from "./submit-on-change";
import { whenWrittenIn } from "./when-written-in";

function all<Kind extends HTMLElement>(selector: string): Kind[] {
  return [...document.querySelectorAll<Kind>(selector)];
}

function each<Kind extends HTMLElement>(selector: string, enhance: (element: Kind) => void) {
  for (const element of all<Kind>(selector)) enhance(element);
}

async function keepDraft(form: HTMLFormElement) {
  (await import("./drafts/keep-draft")).keepDraft(form);
}

showRelativeTimes();
each("[data-outline]", followOutline);
each(".prose pre", addCopyButtons);
each("form[data-submit-on-change]", submitOnChange);
dropTakenCopy();
const DRAFT_BELOW = ':is([data-draft^="/drafts/reply/"], [data-draft^="/drafts/answer/"])';
each(`form[data-draft]:not([data-review-form], ${DRAFT_BELOW})`, keepDraft);
whenWrittenIn(all(`form${DRAFT_BELOW}`), (forms) => forms.forEach(keepDraft));
whenWrittenIn(all("form[data-keep]"), async (forms, leftBehind) => {
  (await import("./kept-forms")).keepForms(forms, leftBehind);
});
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
