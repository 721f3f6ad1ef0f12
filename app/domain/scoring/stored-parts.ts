import type { ReviewerSums, ReviewParts } from "./online";
import { CHANNEL_KEYS, type ChannelKey, type PartsByChannel, type SumsByChannel } from "./state";
import type { LevelSums } from "./trust";

/** Decimals of stored parts: enough for the four decimals of what is made of them. */
const DECIMALS = 1e7;

const PARTS = ["y", "x", "p", "w", "d", "e"] as const satisfies (keyof ReviewParts)[];
const SUMS = ["precision", "distances", "residuals", "trust"] as const satisfies (keyof ReviewerSums)[];

/** The parts of a review as they are stored: channel to six numbers. What was stored once reads back the same. */
export function packParts(parts: PartsByChannel): string {
  return JSON.stringify(pack(parts, PARTS));
}

export function readParts(stored: string): PartsByChannel {
  return unpack(JSON.parse(stored), PARTS);
}

/** What is stored of a reviewer: sums by channel, and their overall levels. */
export interface StoredReviewer {
  sums: SumsByChannel;
  levels: LevelSums;
}

/** The sums of a reviewer as they are stored: channel to four numbers, and the sums of their levels. */
export function packReviewer({ sums, levels }: StoredReviewer): string {
  const { count, sum, squares } = levels;
  return JSON.stringify({ ...pack(sums, SUMS), levels: [count, rounded(sum), rounded(squares)] });
}

export function readReviewer(stored: string): StoredReviewer {
  const values = JSON.parse(stored);
  const [count = 0, sum = 0, squares = 0] = values.levels ?? [];
  return { sums: unpack(values, SUMS), levels: { count, sum, squares } };
}

/** Rounded as it is stored. */
export function rounded(value: number): number {
  return Math.round(value * DECIMALS) / DECIMALS;
}

function pack<Key extends string>(
  channels: Partial<Record<ChannelKey, Record<Key, number>>>,
  keys: readonly Key[],
) {
  const entries = CHANNEL_KEYS.flatMap((channel) => {
    const values = channels[channel];
    return values ? [[channel, keys.map((key) => rounded(values[key]))] as const] : [];
  });
  return Object.fromEntries(entries);
}

function unpack<Key extends string>(
  stored: Record<string, number[] | undefined>,
  keys: readonly Key[],
): Partial<Record<ChannelKey, Record<Key, number>>> {
  const entries = CHANNEL_KEYS.flatMap((channel) => {
    const values = stored[channel];
    return values ? [[channel, Object.fromEntries(keys.map((key, i) => [key, values[i] ?? 0]))]] : [];
  });
  return Object.fromEntries(entries);
}
