import type { WriteUpText } from "./text-model";

const WITHOUT_SPACES = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}";
const WORD = new RegExp(`[${WITHOUT_SPACES}]|(?:(?![${WITHOUT_SPACES}])[\\p{L}\\p{N}\\p{M}_])+|[^\\s]`, "gu");

/** A text as words and signs, too; of scripts without spaces, each character is a word. */
export interface Words extends WriteUpText {
  keys: string[];
  /** Where each begins in the text, and behind the last one the text's end. */
  starts: Int32Array;
}

/** Cuts a text into words. Takes time in proportion to its length. */
export function readWords(writeUp: WriteUpText): Words {
  const { text } = writeUp;
  const keys: string[] = [];
  const starts: number[] = [];
  for (const { 0: key, index } of text.matchAll(WORD)) {
    keys.push(key);
    starts.push(index);
  }
  return { ...writeUp, keys, starts: Int32Array.from([...starts, text.length]) };
}

/** The words that lie in a span, partly at least, as places in the list, the last one exclusive. */
export function wordsWithin({ keys, starts }: Words, { start, end }: { start: number; end: number }) {
  let first = firstFrom(starts, start);
  const before = first - 1;
  if (before >= 0 && (starts[before] ?? 0) + (keys[before]?.length ?? 0) > start) first = before;
  return { first, last: Math.max(first, firstFrom(starts, end)) };
}

/** The first word that begins at a place of the text or behind it. */
function firstFrom(starts: Int32Array, place: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
