import { clockLabel } from "~/domain/walkthroughs/clock";

const STEP = 30;

/** A clock beside an answer, which one can pause. It tells the time and never stops anybody. */
export function addAnswerClock(box: HTMLElement) {
  const limit = Number(box.dataset.clockAnswer);
  const field = box.querySelector<HTMLInputElement>("[data-seconds-field]");
  const text = box.querySelector("textarea");
  const [start, pause] = ["start", "pause"].map((act) =>
    box.querySelector<HTMLButtonElement>(`[data-clock-${act}]`),
  );
  const frame = box.querySelector<HTMLElement>("[data-clock]");
  const left = box.querySelector("[data-clock-left]");
  const status = box.querySelector("[data-clock-status]");
  if (!field || !text || !start || !pause || !frame || !left || !status) return;

  let before = Number(field.value) || 0;
  let since: number | null = null;
  let said = Math.floor(before / STEP);
  let ticking: ReturnType<typeof setInterval> | undefined;

  const seconds = () => before + (since === null ? 0 : Math.floor((performance.now() - since) / 1000));

  const show = () => {
    const now = seconds();
    const rest = limit - now;
    left.textContent = rest >= 0 ? `${clockLabel(rest)} left` : `${clockLabel(-rest)} over`;
    left.classList.toggle("over", rest < 0);
    const step = Math.floor(now / STEP);
    if (step > said) status.textContent = sentenceAt(limit - step * STEP);
    said = Math.max(said, step);
  };

  const run = (isOn: boolean) => {
    if (isOn === (since !== null)) return;
    before = seconds();
    since = isOn ? performance.now() : null;
    clearInterval(ticking);
    if (isOn) ticking = setInterval(show, 1000);
    else {
      field.value = String(before);
      start.textContent = "Go on";
      // The form's draft holds the time too.
      text.form?.dispatchEvent(new Event("input", { bubbles: true }));
    }
    start.hidden = isOn;
    pause.hidden = !isOn;
    show();
  };

  start.addEventListener("click", () => {
    run(true);
    text.focus();
  });
  pause.addEventListener("click", () => {
    run(false);
    start.focus();
  });
  text.form?.addEventListener("submit", () => run(false), { capture: true });
  addEventListener("pagehide", () => run(false));
  frame.hidden = false;
  show();
}

function sentenceAt(rest: number): string {
  if (rest > 0) return `${clockLabel(rest)} left.`;
  return rest === 0 ? "The time is over. You can go on." : `${clockLabel(-rest)} over.`;
}
