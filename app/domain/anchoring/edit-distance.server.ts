/** Steps that may still be taken. Counted, so that the same texts always come out alike. */
export interface Steps {
  left: number;
}

/** A span of a text that is like a wanted string. */
export interface Likeness {
  start: number;
  end: number;
  /** 0 to 1: the share of characters that stayed; 1 for the very words. */
  similarity: number;
}

/**
 * The part of a text, between `from` and `to`, that takes the fewest edits of single characters to become `wanted`; of
 * several the longest. Null where it is less alike than `atLeast`, or no steps are left.
 */
export function mostLike(
  text: string,
  wanted: string,
  limits: { from: number; to: number; atLeast: number; steps: Steps },
): Likeness | null {
  const { atLeast, steps } = limits;
  const from = Math.max(0, limits.from);
  const part = text.slice(from, limits.to);
  const endings = countEdits(part, wanted, { begins: "anywhere", steps });
  const end = lastOfLeast(endings);
  const least = endings[end];
  if (least === undefined || least > (wanted.length * (1 - atLeast)) / atLeast) return null;
  // Backwards from that end, all that is passed has to count.
  const [backwards, mirrored] = [reversed(part.slice(0, end)), reversed(wanted)];
  const length = lastOfLeast(countEdits(backwards, mirrored, { begins: "at once", steps }));
  if (steps.left < 0 || length === 0) return null;
  const similarity = 1 - least / Math.max(wanted.length, length);
  return similarity < atLeast ? null : { start: from + end - length, end: from + end, similarity };
}

/** How alike two strings are as wholes, 0 to 1; 0 where no steps are left. */
export function likeness(one: string, other: string, steps: Steps): number {
  if (one === other) return 1;
  const edits = countEdits(other, one, { begins: "at once", steps })[other.length];
  return steps.left < 0 || edits === undefined ? 0 : 1 - edits / Math.max(one.length, other.length);
}

/** Characters that are worked on at once: the bits of a number. */
const BITS = 32;

/**
 * For each length of a text from 0 on: the fewest edits that make its end into `wanted`, where that end begins
 * anywhere, or at once with the text. Bits stand for rows of the table of edit distances (Myers 1999, "A fast
 * bit-vector algorithm for approximate string matching based on dynamic programming").
 */
function countEdits(
  text: string,
  wanted: string,
  { begins, steps }: { begins: "anywhere" | "at once"; steps: Steps },
): Int32Array {
  const blocks = Math.ceil(wanted.length / BITS);
  steps.left -= blocks * text.length;
  if (steps.left < 0 || blocks === 0) return new Int32Array(0);
  const places = placesOfCharacters(wanted, blocks);
  const none = new Int32Array(blocks);
  const [up, down] = [new Int32Array(blocks).fill(-1), new Int32Array(blocks)];
  const lastRow = 1 << ((wanted.length - 1) % BITS);
  const edits = new Int32Array(text.length + 1);
  edits[0] = wanted.length;
  for (let column = 0; column < text.length; column++) {
    const alike = places.get(text.charCodeAt(column)) ?? none;
    let carry = begins === "anywhere" ? 0 : 1;
    for (let block = 0; block < blocks; block++) {
      const [rises, falls] = [up[block] ?? 0, down[block] ?? 0];
      let same = alike[block] ?? 0;
      const vertical = same | falls;
      if (carry < 0) same |= 1;
      const horizontal = (((same & rises) + rises) ^ rises) | same;
      let more = falls | ~(horizontal | rises);
      let less = rises & horizontal;
      const row = block === blocks - 1 ? lastRow : 1 << (BITS - 1);
      const next = (more & row) !== 0 ? 1 : (less & row) !== 0 ? -1 : 0;
      more = (more << 1) | (carry > 0 ? 1 : 0);
      less = (less << 1) | (carry < 0 ? 1 : 0);
      up[block] = less | ~(vertical | more);
      down[block] = more & vertical;
      carry = next;
    }
    edits[column + 1] = (edits[column] ?? 0) + carry;
  }
  return edits;
}

function placesOfCharacters(wanted: string, blocks: number): Map<number, Int32Array> {
  const places = new Map<number, Int32Array>();
  for (let row = 0; row < wanted.length; row++) {
    const character = wanted.charCodeAt(row);
    const bits = places.get(character) ?? new Int32Array(blocks);
    const block = Math.floor(row / BITS);
    bits[block] = (bits[block] ?? 0) | (1 << (row % BITS));
    places.set(character, bits);
  }
  return places;
}

function lastOfLeast(edits: Int32Array): number {
  let best = 0;
  for (let length = 1; length < edits.length; length++) {
    if ((edits[length] ?? 0) <= (edits[best] ?? 0)) best = length;
  }
  return best;
}

function reversed(text: string): string {
  let mirrored = "";
  for (let i = text.length - 1; i >= 0; i--) mirrored += text[i];
  return mirrored;
}
