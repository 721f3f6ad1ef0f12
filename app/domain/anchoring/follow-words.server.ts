import { diffWords } from "../comparing/runs.server";
import { createWork } from "../comparing/work.server";
import type { Words } from "./words.server";

/** For each word of the older text its place in the newer one, -1 where it is not known; and the other way round. */
export interface Followed {
  toNew: Int32Array;
  toOld: Int32Array;
}

/**
 * Follows the words of a text into its next version, moved ones too. First runs that occur once in both, wherever they
 * stand (Heckel 1978, "A technique for isolating differences between files"), then their alike neighbours, then what is
 * left between two words that are neighbours in both. Bounded as a comparison is: beyond that, words are not followed.
 */
export function followWords(before: Words, after: Words): Followed {
  const followed = {
    toNew: new Int32Array(before.keys.length).fill(-1),
    toOld: new Int32Array(after.keys.length).fill(-1),
  };
  const runs = runsOfTwo(before, after);
  const [four, eight] = [runs(2), runs(4)];
  for (const { length, keys } of [eight, four]) {
    for (const [old, now] of uniqueInBoth(keys)) setRun(followed, { old, now, length });
    spread(before, after, followed);
  }
  fillGaps(before, after, followed);
  return followed;
}

/** The keys of all runs of words, twice as long at each step: numbers, alike for alike runs. */
function runsOfTwo(before: Words, after: Words) {
  const known = new Map<string, number>();
  const wordKeys = [before, after].map(({ keys }) => keys.map((key) => numberOf(known, key)));
  let [length, keys] = [1, wordKeys];
  return (target: number) => {
    while (length <= target) {
      const pairs = new Map<number, number>();
      const step = length;
      keys = keys.map((one) =>
        one
          .slice(0, Math.max(0, one.length - step))
          .map((key, i) => numberOf(pairs, key * 2 ** 26 + (one[i + step] ?? 0))),
      );
      length *= 2;
    }
    return { length, keys };
  };
}

function numberOf<K>(known: Map<K, number>, key: K): number {
  const number = known.get(key) ?? known.size;
  known.set(key, number);
  return number;
}

function uniqueInBoth([before = [], after = []]: number[][]): [number, number][] {
  const places = placesOfUnique(before);
  return [...placesOfUnique(after)].flatMap(([key, now]): [number, number][] => {
    const old = places.get(key);
    return old === undefined ? [] : [[old, now]];
  });
}

function placesOfUnique(keys: number[]): Map<number, number> {
  const places = new Map<number, number>();
  for (const [place, key] of keys.entries()) places.set(key, places.has(key) ? -1 : place);
  for (const [key, place] of places) if (place < 0) places.delete(key);
  return places;
}

/** Unless one of its words was followed elsewhere. */
function setRun(
  { toNew, toOld }: Followed,
  { old, now, length }: { old: number; now: number; length: number },
) {
  for (let i = 0; i < length; i++) {
    const [to, from] = [toNew[old + i] ?? -1, toOld[now + i] ?? -1];
    if ((to >= 0 && to !== now + i) || (from >= 0 && from !== old + i)) return;
  }
  for (let i = 0; i < length; i++) {
    toNew[old + i] = now + i;
    toOld[now + i] = old + i;
  }
}

/** To alike neighbours, first those behind, then those before. */
function spread(before: Words, after: Words, { toNew, toOld }: Followed) {
  const follow = (old: number, step: 1 | -1) => {
    const from = toNew[old - step] ?? -1;
    const now = from + step;
    if (from < 0 || toNew[old] !== -1 || toOld[now] !== -1) return;
    if (before.keys[old] !== after.keys[now]) return;
    toNew[old] = now;
    toOld[now] = old;
  };
  for (let old = 1; old < toNew.length; old++) follow(old, 1);
  for (let old = toNew.length - 2; old >= 0; old--) follow(old, -1);
}

function fillGaps(before: Words, after: Words, { toNew, toOld }: Followed) {
  const work = createWork();
  const nextTaken = new Int32Array(toOld.length + 1).fill(toOld.length);
  for (let now = toOld.length - 1; now >= 0; now--) {
    nextTaken[now] = (toOld[now] ?? -1) >= 0 ? now : (nextTaken[now + 1] ?? toOld.length);
  }
  let last = -1;
  for (let old = 0; old <= toNew.length; old++) {
    const now = old < toNew.length ? (toNew[old] ?? -1) : toOld.length;
    if (now < 0) continue;
    const from = last < 0 ? -1 : (toNew[last] ?? -1);
    if (old > last + 1 && nextTaken[from + 1] === now) {
      let [i, j] = [last + 1, from + 1];
      const runs = diffWords(before.keys.slice(i, old), after.keys.slice(j, now), work);
      for (const { kind, count } of runs) {
        for (let k = 0; kind === "same" && k < count; k++) {
          toNew[i + k] = j + k;
          toOld[j + k] = i + k;
        }
        if (kind !== "added") i += count;
        if (kind !== "removed") j += count;
      }
    }
    last = old;
  }
}
