import { wasTouched } from "../form-fields";
import { followLevels } from "./levels";
import { playFrom, pointAtMoments } from "./moments";
import { pickPassages } from "./pick-passage";
import { keepPoints } from "./points";
import { makeTabs } from "./tabs";
import { countAlong } from "./words";

const SAVE_MS = 3000;

/** The review form with script: levels by number keys, points on passages, sides as tabs, counts and hints. */
export function enhanceReviewForm(form: HTMLFormElement) {
  followLevels(form);
  for (const counter of form.querySelectorAll<HTMLElement>("[data-words]")) countAlong(counter, form);
  const tabs = document.querySelector<HTMLElement>(".tabs");
  const turnTo = tabs ? makeTabs(tabs) : () => {};
  hintsLater(form);
  saveBeforeFiles(form);

  const list = form.querySelector<HTMLElement>("[data-points]");
  const template = form.querySelector<HTMLTemplateElement>("template[data-point-template]");
  const writeUp = document.querySelector<HTMLElement>("[data-write-up]");
  if (!list || !template || !writeUp) return;
  const figure = document.querySelector<HTMLElement>("[data-walkthrough]");
  const dimension = followDimension(form);
  const points = keepPoints({
    form,
    list,
    template,
    writeUp,
    turnTo,
    play: (second) => playFrom(figure, second),
  });
  pickPassages({ writeUp, dimension, pick: (range) => points.add({ range, dimension: dimension().key }) });
  form.querySelector("[data-add-point]")?.addEventListener("click", (event) => {
    event.preventDefault();
    points.add({ dimension: dimension().key });
  });
  if (figure) pointAtMoments(figure, (moment) => points.add({ moment }));
}

/** The dimension that has the focus, or had it last. */
function followDimension(form: HTMLFormElement): () => { key: string; label: string } {
  let last = { key: "", label: "" };
  form.addEventListener("focusin", ({ target }) => {
    const dimension = target instanceof Element ? target.closest(".dimension") : null;
    const name = dimension?.querySelector('[name^="score."]')?.getAttribute("name");
    if (!dimension || !name) return;
    last = {
      key: name.slice("score.".length),
      label: dimension.querySelector("legend")?.textContent ?? "",
    };
  });
  return () => last;
}

/** A point begun on a file's page goes on with the draft: what leads to a file waits for it, a moment at most. */
function saveBeforeFiles(form: HTMLFormElement) {
  document.getElementById("files")?.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !wasTouched(form)) return;
    event.preventDefault();
    const timer = setTimeout(go, SAVE_MS);
    function go() {
      clearTimeout(timer);
      if (link) location.assign(link.href);
    }
    for (const end of ["draft-saved", "draft-refused"]) form.addEventListener(end, go, { once: true });
    form.dispatchEvent(new Event("save-draft"));
  });
}

/** The checks come with the first key: who only reads does not need them. */
function hintsLater(form: HTMLFormElement) {
  const list = form.querySelector<HTMLElement>("[data-hints]");
  if (!list) return;
  const load = async () => {
    (await import("./hints")).showHints(form, list);
  };
  form.addEventListener("input", load, { once: true });
}
