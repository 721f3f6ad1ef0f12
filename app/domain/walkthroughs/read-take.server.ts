import { join } from "node:path";
import { clockLabel, MAX_SECONDS } from "./clock";
import { makeSeekable } from "./make-seekable.server";
import { mediaDuration } from "./media-duration.server";

/** A recorder that stops by the clock may write a moment more. */
const GRACE_SECONDS = 2;

/**
 * Looks at a recording that was sent: how long it is, whether it has pictures, and which file to keep: the one at
 * `path`, or a copy in `outFolder` that players can seek in. `why` says in words what cannot be taken.
 */
export async function readTake({
  path,
  outFolder,
}: {
  path: string;
  outFolder: string;
}): Promise<{ ok: true; path: string; durationMs: number; hasVideo: boolean } | { ok: false; why: string }> {
  const media = await mediaDuration(path);
  if (!media) return { ok: false, why: "How long this recording is could not be told. It may be damaged." };
  const seconds = media.durationMs / 1000;
  if (seconds > MAX_SECONDS + GRACE_SECONDS) {
    const longest = clockLabel(MAX_SECONDS);
    return { ok: false, why: `A walkthrough has at most ${longest}; this one has ${clockLabel(seconds)}.` };
  }
  const copy = join(outFolder, "seekable.webm");
  return { ok: true, path: (await makeSeekable(path, copy)) ? copy : path, ...media };
}
