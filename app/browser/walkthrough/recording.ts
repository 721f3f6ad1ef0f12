import { MAX_SECONDS } from "~/domain/walkthroughs/clock";
import { release } from "./capture";

const TICK_MS = 200;
/** A little less than a file may have. */
const MAX_BYTES = 24.5 * 1024 * 1024;

export interface Recording {
  /** Seconds recorded so far, pauses left out. */
  seconds(): number;
  pause(): void;
  resume(): void;
  stop(): void;
}

export interface RecordingEvents {
  /** A second's worth of data, in order. */
  data(chunk: Blob): void;
  /** Several times a second while recording. */
  tick(seconds: number): void;
  /** It has ended, for whatever reason, and all data was handed over. Called once. */
  end(end: { seconds: number; reason: "stopped" | "full" | "failed" }): void;
}

/** Records a stream until it is stopped, has its three minutes or breaks off. Releases the stream at its end. */
export function record(
  stream: MediaStream,
  options: MediaRecorderOptions,
  events: RecordingEvents,
): Recording {
  const recorder = new MediaRecorder(stream, options);
  // Before anything else runs, as it may throw.
  recorder.start(1000);
  let [before, since, bytes] = [0, performance.now(), 0];
  let reason: "stopped" | "full" | "failed" = "stopped";
  const seconds = () => (before + (recorder.state === "recording" ? performance.now() - since : 0)) / 1000;

  function stop(why: typeof reason = "stopped") {
    if (recorder.state === "inactive") return;
    before = seconds() * 1000;
    since = performance.now();
    reason = why;
    recorder.stop();
  }
  recorder.addEventListener("dataavailable", ({ data }) => {
    if (data.size === 0) return;
    bytes += data.size;
    events.data(data);
    if (bytes > MAX_BYTES) stop("full");
  });
  recorder.addEventListener("error", () => {
    reason = "failed";
  });
  recorder.addEventListener("stop", () => {
    clearInterval(timer);
    release(stream);
    events.end({ seconds: before / 1000, reason });
  });
  // The browser's own bar ends the sharing of the screen; a microphone may be pulled out.
  for (const track of stream.getTracks()) track.addEventListener("ended", () => stop());
  const timer = setInterval(() => {
    events.tick(seconds());
    if (seconds() >= MAX_SECONDS) stop("full");
  }, TICK_MS);

  return {
    seconds,
    stop: () => stop(),
    pause() {
      before = seconds() * 1000;
      recorder.pause();
    },
    resume() {
      since = performance.now();
      recorder.resume();
    },
  };
}
