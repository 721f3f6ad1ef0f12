export type Mode = "voice" | "screen";

const SIZE = { width: { max: 1280 }, height: { max: 720 }, frameRate: { max: 15 } };
const VOICE = { echoCancellation: true, noiseSuppression: true, channelCount: 1 };

/** Three minutes at these rates are 21 MB with pictures and 1.4 MB without; a file may have 25. */
const RATES = { audioBitsPerSecond: 64_000, videoBitsPerSecond: 860_000 };

/** Kinds of file from the one to prefer; a browser records one of them. */
const KINDS: Record<Mode, string[]> = {
  voice: ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"],
  screen: ["video/webm;codecs=vp8,opus", "video/webm", "video/mp4"],
};

export function canCapture(mode: Mode): boolean {
  const { mediaDevices } = navigator;
  if (!mediaDevices || typeof MediaRecorder === "undefined") return false;
  return mode === "voice" || "getDisplayMedia" in mediaDevices;
}

/** What to record; asks for permission. The screen comes first, as it may only be asked for right after a click. */
export async function capture(mode: Mode): Promise<MediaStream> {
  const { mediaDevices } = navigator;
  const screen = mode === "screen" ? await mediaDevices.getDisplayMedia({ video: SIZE, audio: false }) : null;
  try {
    const voice = await mediaDevices.getUserMedia({ audio: VOICE });
    return new MediaStream([...(screen?.getVideoTracks() ?? []), ...voice.getAudioTracks()]);
  } catch (error) {
    if (screen) release(screen);
    throw error;
  }
}

/** Lets go of microphone and screen, so that the browser stops saying that they are in use. */
export function release(stream: MediaStream) {
  for (const track of stream.getTracks()) track.stop();
}

export function recorderOptions(mode: Mode): MediaRecorderOptions {
  const mimeType = KINDS[mode].find((kind) => MediaRecorder.isTypeSupported(kind));
  return { ...RATES, ...(mimeType ? { mimeType } : {}) };
}

/** Why nothing is recorded, and what to do about it. */
export function captureProblem(error: unknown, mode: Mode): string {
  switch (error instanceof DOMException ? error.name : "") {
    case "NotAllowedError":
      return mode === "screen"
        ? "The screen or the microphone was not shared. Try again and allow both, or record your voice only."
        : "The microphone may not be used. Allow it for this site in the browser’s address bar, then try again.";
    case "NotFoundError":
    case "OverconstrainedError":
      return "No microphone was found. Connect one, or upload a recording below.";
    case "NotReadableError":
    case "AbortError":
      return "The microphone or the screen could not be read, perhaps as another program uses it. Close that program and try again.";
    default:
      return "This browser cannot record here. Upload a recording below, or write a script.";
  }
}
