import { canCapture, capture, captureProblem, type Mode, recorderOptions } from "./capture";
import { clockView } from "./clock-view";
import { showLevel } from "./level-meter";
import { type Recording, record } from "./recording";
import { createTakes, type OpenTake } from "./takes";

/**
 * Recording a walkthrough on its page: start, pause, stop, a clock, and takes that are sent as soon as they stop. What
 * the page offers without script, a file to choose, stays.
 */
export function enhanceRecorder(root: HTMLElement) {
  const controls = root.querySelector<HTMLElement>("[data-controls]");
  if (!controls || !canCapture("voice")) return;
  const button = (name: string) => controls.querySelector<HTMLButtonElement>(`[data-${name}]`);
  const [pause, stop] = [button("pause"), button("stop")];
  const starts = [...controls.querySelectorAll<HTMLButtonElement>("[data-start]")];
  const problem = controls.querySelector("[data-problem]");
  const clock = clockView(controls);
  const takes = createTakes(root);
  let recording: Recording | null = null;
  let isPaused = false;

  const tell = (sentence: string) => {
    if (problem) problem.textContent = sentence;
  };
  const show = () => {
    controls.dataset.state = recording ? (isPaused ? "paused" : "recording") : "idle";
    for (const start of starts) start.hidden = recording !== null;
    for (const control of [pause, stop]) if (control) control.hidden = recording === null;
    if (pause) pause.textContent = isPaused ? "Go on" : "Pause";
  };

  async function start(mode: Mode) {
    tell("");
    for (const control of starts) control.disabled = true;
    try {
      const stream = await capture(mode);
      await begin(stream, mode);
    } catch (error) {
      tell(captureProblem(error, mode));
    } finally {
      for (const control of starts) control.disabled = false;
    }
  }

  async function begin(stream: MediaStream, mode: Mode) {
    const options = recorderOptions(mode);
    const take: OpenTake = await takes.open({
      mediaType: options.mimeType ?? "",
      hasVideo: mode === "screen",
    });
    if (!take.isKept)
      tell("This browser keeps nothing on this device: leave the page open until the recording is sent.");
    clock.reset();
    recording = record(stream, options, {
      data: take.append,
      tick: clock.show,
      end({ seconds, reason }) {
        recording = null;
        isPaused = false;
        show();
        clock.show(seconds);
        clock.say(reason === "full" ? "Stopped at three minutes." : "Stopped.");
        if (reason === "failed") tell("The recording broke off. What was recorded until then is kept.");
        starts[0]?.focus();
        take.close(seconds);
      },
    });
    clock.say("Recording.");
    show();
    stop?.focus();
    showLevel(controls?.querySelector("[data-level]") ?? null, stream);
  }

  for (const control of starts) {
    const mode = control.dataset.start as Mode;
    if (canCapture(mode)) control.addEventListener("click", () => start(mode));
    else control.remove();
  }
  pause?.addEventListener("click", () => {
    isPaused = !isPaused;
    if (isPaused) recording?.pause();
    else recording?.resume();
    clock.say(isPaused ? "Paused." : "Recording.");
    show();
  });
  stop?.addEventListener("click", () => recording?.stop());
  addEventListener("beforeunload", (event) => {
    if (recording || takes.isSending()) event.preventDefault();
  });
  controls.hidden = false;
  show();
}
