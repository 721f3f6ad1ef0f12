import { countWords } from "../markdown/markdown";

/** What a walkthrough should take, in seconds: interviews ask for the choices in two minutes. */
export const TARGET_SECONDS = 120;
/** What a recording may take, in seconds. */
export const MAX_SECONDS = 180;
/** An unhurried speaker; conference speakers lie between 130 and 170. */
export const WORDS_PER_MINUTE = 150;

/** Nothing that is linked is longer than this, in seconds. */
const LONGEST = 10 * 3600;

/** How long a text takes to be said, in whole seconds; 0 for a text without words. */
export function spokenSeconds(text: string): number {
  return Math.round((countWords(text) * 60) / WORDS_PER_MINUTE);
}

/** Seconds as on a clock: "0:07", "1:52", "1:02:03". Parts of a second are dropped. */
export function clockLabel(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const ending = String(whole % 60).padStart(2, "0");
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${ending}` : `${minutes}:${ending}`;
}

/** A length beside the two minutes: "1:52 of 2:00", and beyond them "2:10, 0:10 over". */
export function againstTarget(seconds: number): string {
  const over = Math.floor(seconds) - TARGET_SECONDS;
  return over > 0
    ? `${clockLabel(seconds)}, ${clockLabel(over)} over`
    : `${clockLabel(seconds)} of ${clockLabel(TARGET_SECONDS)}`;
}

/** The second that `?t=` names, 0 where it is not set. Null when no recording has it. */
export function startSecond(t: string | null): number | null {
  if (!t) return 0;
  return /^\d{1,3}$/.test(t) && Number(t) <= MAX_SECONDS ? Number(t) : null;
}

/** Reads "83", "1:23" or "1:02:03" as seconds. Null when it is no time, or one beyond ten hours. */
export function parseTimecode(text: string): number | null {
  const match = /^(?:(?:(\d{1,2}):)?(\d{1,2}):)?(\d{1,5})$/.exec(text.trim());
  if (!match) return null;
  const [, hours, minutes, seconds = ""] = match;
  if (minutes !== undefined && (seconds.length !== 2 || Number(seconds) > 59)) return null;
  if (hours !== undefined && (minutes?.length !== 2 || Number(minutes) > 59)) return null;
  const total = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds);
  return total <= LONGEST ? total : null;
}
