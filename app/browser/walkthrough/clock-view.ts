import { againstTarget, clockLabel, MAX_SECONDS, TARGET_SECONDS } from "~/domain/walkthroughs/clock";

const STEP = 30;

export interface ClockView {
  show(seconds: number): void;
  /** Says a sentence to who cannot see the clock. */
  say(sentence: string): void;
  reset(): void;
}

/** The clock of a recording: digits, a bar with a mark at two minutes, and a sentence every half minute. */
export function clockView(root: HTMLElement): ClockView {
  const digits = root.querySelector("[data-clock]");
  const elapsed = root.querySelector("[data-elapsed]");
  const over = root.querySelector("[data-over]");
  const says = root.querySelector("[data-says]");
  let said = 0;
  const say = (sentence: string) => {
    if (says) says.textContent = sentence;
  };
  const draw = (seconds: number) => {
    const shown = againstTarget(seconds);
    if (digits && digits.textContent !== shown) digits.textContent = shown;
    elapsed?.setAttribute("width", String(Math.min(seconds, TARGET_SECONDS)));
    over?.setAttribute("width", String(Math.max(0, Math.min(seconds, MAX_SECONDS) - TARGET_SECONDS)));
  };
  return {
    say,
    show(seconds) {
      draw(seconds);
      const step = Math.floor(seconds / STEP);
      if (step > said) say(sentenceAt(step * STEP));
      said = Math.max(said, step);
    },
    reset() {
      said = 0;
      draw(0);
    },
  };
}

function sentenceAt(seconds: number): string {
  if (seconds < TARGET_SECONDS) return `${clockLabel(seconds)} recorded.`;
  if (seconds === TARGET_SECONDS) return "Two minutes are over.";
  return `${clockLabel(seconds - TARGET_SECONDS)} over two minutes.`;
}
