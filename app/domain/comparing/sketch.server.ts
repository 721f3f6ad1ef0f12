const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** Distinct words that a sketch holds at most. */
const SKETCH_SIZE = 96;

/** The distinct words of a text as sorted hashes, of many words the smallest ones. */
export type Sketch = Uint32Array;

/** A text's sketch, small however long the text is. */
export function sketch(text: string): Sketch {
  const hashes = new Set<number>();
  for (const [word] of text.matchAll(WORD)) hashes.add(hash(word.toLowerCase()));
  return Uint32Array.from(hashes).sort().slice(0, SKETCH_SIZE);
}

/**
 * The share of words that two texts have in common, 0 to 1: exact up to 96 distinct words, above that estimated from
 * the smallest hashes of both (Broder 1997, "On the resemblance and containment of documents").
 */
export function resemblance(one: Sketch, other: Sketch): number {
  let [i, j, common, seen] = [0, 0, 0, 0];
  while (seen < SKETCH_SIZE && (i < one.length || j < other.length)) {
    const left = one[i] ?? Number.POSITIVE_INFINITY;
    const right = other[j] ?? Number.POSITIVE_INFINITY;
    if (left === right) common += 1;
    if (left <= right) i += 1;
    if (right <= left) j += 1;
    seen += 1;
  }
  return seen === 0 ? 0 : common / seen;
}

/** A word as 32 bits: FNV-1a, then the finaliser of MurmurHash3, as words that differ little must not stay near. */
export function hash(word: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) value = Math.imul(value ^ word.charCodeAt(i), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
