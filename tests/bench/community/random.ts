import { ulid } from "ulid";

/** A seeded source of chance: the same seed gives the same community. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Whole, from 0 up to and without `end`. */
  below(end: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** An index of `weights`, as often as its weight says. */
  weighted(weights: readonly number[]): number;
  normal(mean: number, deviation: number): number;
  /** Milliseconds of a wait that is short mostly and long sometimes. */
  wait(mean: number): number;
  /** An id as the app makes them, of a moment in milliseconds. */
  id(time: number): string;
}

export function createRandom(seed: number): Random {
  const next = mulberry32(seed);
  const below = (end: number) => Math.floor(next() * end);
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    pick: (list) => list[below(list.length)] as (typeof list)[number],
    weighted(weights) {
      let left = next() * weights.reduce((sum, weight) => sum + weight, 0);
      return Math.max(
        0,
        weights.findIndex((weight) => {
          left -= weight;
          return left < 0;
        }),
      );
    },
    normal(mean, deviation) {
      const radius = Math.sqrt(-2 * Math.log(1 - next()));
      return mean + deviation * radius * Math.cos(2 * Math.PI * next());
    },
    wait: (mean) => -mean * Math.log(1 - next()),
    id: (time) => ulid(time, next).toLowerCase(),
  };
}

/** Picks the first of `count` most often, the second half as often, the third a third: Zipf's law. */
export function zipf(count: number): (random: Random) => number {
  const sums: number[] = [];
  for (let i = 0; i < count; i++) sums.push((sums[i - 1] ?? 0) + 1 / (i + 1));
  const total = sums.at(-1) ?? 0;
  return (random) => {
    const at = random.next() * total;
    let [low, high] = [0, count - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) > at) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}

/** Tommy Ettinger's mulberry32, uniform in [0, 1). */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
