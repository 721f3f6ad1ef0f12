import { HOUR } from "../time";

/** Fewer posts than this say nothing about how long one waits. */
export const POSTS_TO_TELL = 5;

/** How long a post waited for its first review, or has waited so far. */
export interface Wait {
  ms: number;
  reviewed: boolean;
}

/**
 * The time within which half of the posts had their first review, in milliseconds; null where less than half can be
 * said to have had one. Posts that still wait count for as long as they did: the median of the product-limit estimate
 * (Kaplan and Meier 1958).
 */
export function medianWait(waits: Wait[]): number | null {
  const sorted = [...waits].sort((a, b) => a.ms - b.ms || Number(b.reviewed) - Number(a.reviewed));
  let waiting = 1;
  for (const [i, { ms, reviewed }] of sorted.entries()) {
    if (reviewed) waiting *= 1 - 1 / (sorted.length - i);
    if (waiting <= 0.5) return ms;
  }
  return null;
}

/** The middle one of some numbers, the lower of two; null of none. */
export function median(numbers: number[]): number | null {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length / 2) - 1] ?? null;
}

/** A length of time in words: "less than an hour", "5 hours", "3 days". */
export function inWords(ms: number): string {
  const hours = Math.floor(ms / HOUR);
  if (hours < 1) return "less than an hour";
  if (hours < 48) return hours === 1 ? "an hour" : `${hours} hours`;
  return `${Math.floor(hours / 24)} days`;
}
