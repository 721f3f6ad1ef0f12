import { grown } from "./grown";

/** Texts numbered from 0 in the order in which they first came, held as UTF-8 in one array. */
export interface Ids {
  count: number;
  /** Text i stands in `bytes` from `starts[i]` up to `starts[i + 1]`. */
  bytes: Uint8Array;
  starts: Int32Array;
  /** An open hash table. A place is a text's number plus one (0: free), its hash, start and length: found with one look at memory. */
  places: Int32Array;
}

/** Numbers in a place of a hash table. */
const PLACE = 4;

/** A hash table of so many texts grows when it has no more places than this times as many. */
const FULL = 4 / 3;

/** A text that stands in some bytes. */
export interface Text {
  bytes: Uint8Array;
  from: number;
  to: number;
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

export function newIds(): Ids {
  return {
    count: 0,
    bytes: new Uint8Array(1 << 10),
    starts: new Int32Array(1 << 6),
    places: new Int32Array(PLACE << 7),
  };
}

/** The number of a text, a new one where it is new; −1 where it is not UTF-8. */
export function numberOf(ids: Ids, text: Text): number {
  const { places } = ids;
  const hash = hashOf(text);
  const last = places.length - 1;
  let at = Math.imul(hash, PLACE) & last;
  for (; places[at] !== 0; at = (at + PLACE) & last) {
    if (places[at + 1] !== hash || places[at + 3] !== text.to - text.from) continue;
    if (isSame(ids.bytes, places[at + 2] as number, text)) return (places[at] as number) - 1;
  }
  const bytes = text.bytes.subarray(text.from, text.to);
  if (!isUtf8(bytes)) return -1;
  const start = add(ids, bytes);
  places[at] = ids.count;
  places[at + 1] = hash;
  places[at + 2] = start;
  places[at + 3] = bytes.length;
  if (ids.count * PLACE * FULL > places.length) ids.places = roomier(places);
  return ids.count - 1;
}

/** FNV-1a of 32 bits, its bits spread once more. */
function hashOf({ bytes, from, to }: Text): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193);
  return spread(hash);
}

/** Spreads the bits of a number over all 32, as MurmurHash3 ends. */
export function spread(bits: number): number {
  let hash = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** Whether a number is that of a text. */
export function isTextOf({ bytes, starts }: Ids, id: number, text: Text): boolean {
  const start = starts[id] as number;
  return (starts[id + 1] as number) - start === text.to - text.from && isSame(bytes, start, text);
}

/** From the end, where ids differ most. */
function isSame(texts: Uint8Array, start: number, { bytes, from, to }: Text): boolean {
  const shift = start - from;
  for (let i = to - 1; i >= from; i--) if (texts[i + shift] !== bytes[i]) return false;
  return true;
}

function isUtf8(bytes: Uint8Array): boolean {
  if (bytes.every((byte) => byte < 0x80)) return true;
  try {
    utf8.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Keeps a text; returns where it starts. */
function add(ids: Ids, text: Uint8Array): number {
  const start = ids.starts[ids.count] as number;
  ids.bytes = grown(ids.bytes, start + text.length);
  ids.bytes.set(text, start);
  ids.count++;
  ids.starts = grown(ids.starts, ids.count + 1);
  ids.starts[ids.count] = start + text.length;
  return start;
}

function roomier(places: Int32Array): Int32Array {
  const bigger = new Int32Array(places.length * 2);
  const last = bigger.length - 1;
  for (let from = 0; from < places.length; from += PLACE) {
    if (places[from] === 0) continue;
    let at = Math.imul(places[from + 1] as number, PLACE) & last;
    while (bigger[at] !== 0) at = (at + PLACE) & last;
    for (let i = 0; i < PLACE; i++) bigger[at + i] = places[from + i] as number;
  }
  return bigger;
}

/** A text as it is written. */
export function textOf({ bytes, starts }: Ids, id: number): string {
  return utf8.decode(bytes.subarray(starts[id], starts[id + 1]));
}

/** All numbers in the order of their texts, by code points. */
export function inOrder(ids: Ids): Int32Array {
  return new Int32Array(ids.count).map((_, id) => id).sort((a, b) => compare(ids, a, b));
}

function compare({ bytes, starts }: Ids, a: number, b: number): number {
  const startA = starts[a] as number;
  const startB = starts[b] as number;
  const lengthA = (starts[a + 1] as number) - startA;
  const lengthB = (starts[b + 1] as number) - startB;
  const shared = Math.min(lengthA, lengthB);
  for (let i = 0; i < shared; i++) {
    const difference = (bytes[startA + i] as number) - (bytes[startB + i] as number);
    if (difference !== 0) return difference;
  }
  return lengthA - lengthB;
}
