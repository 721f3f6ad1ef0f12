import { holdSubmit } from "../hold-submit";
import { canCapture, capture, captureProblem, type Mode, recorderOptions, release } from "./capture";
import { clockView } from "./clock-view";
import { showLevel } from "./level-meter";
import { type Recording, type RecordingEvents, record } from "./recording";
import { createTakes, type OpenTake, type Takes } from "./takes";
import { uploadTakes } from "./upload-takes";

/** As long as the largest recording may take on a slow line. */
const HOLD_MS = 10 * 60_000;

/** The takes of a walkthrough on its page: those recorded here and those chosen as a file are sent at once. */
export function enhanceRecorder(root: HTMLElement) {
  const takes = createTakes(root);
  const form = root.closest("form");
  uploadTakes(root, takes);
  if (form) holdSubmit(form, takes.sending, HOLD_MS);
  addEventListener("beforeunload", (event) => {
    if (takes.sending()) event.preventDefault();
  });
  addRecorder(root, takes);
}

/** Start, pause, stop and a clock. */
function addRecorder(root: HTMLElement, takes: Takes) {
  const controls = root.querySelector<HTMLElement>("[data-controls]");
  if (!controls || !canCapture("voice")) return;
  const button = (name: string) => controls.querySelector<HTMLButtonElement>(`[data-${name}]`);
  const [pause, stop] = [button("pause"), button("stop")];
  const starts = [...controls.querySelectorAll<HTMLButtonElement>("[data-start]")];
  const problem = controls.querySelector("[data-problem]");
  const clock = clockView(controls);
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
      await begin(stream, mode).catch((error) => {
        release(stream);
        throw error;
      });
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
    const events: RecordingEvents = {
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
    };
    try {
      recording = record(stream, options, events);
    } catch (error) {
      take.abandon();
      throw error;
    }
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
    if (recording) event.preventDefault();
  });
  controls.hidden = false;
  show();
}
