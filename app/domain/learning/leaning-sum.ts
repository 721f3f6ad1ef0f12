import { apportion } from "../scoring/apportion";
import type { FitState } from "../scoring/fit";
import { leniencyIn, NO_REVIEWS } from "../scoring/online";
import {
  CHANNEL_KEYS,
  type ChannelKey,
  channelState,
  type PartsByChannel,
  type SumsByChannel,
} from "../scoring/state";

/** What each review brings to how its writer scores beside others, in levels of one decimal. */
export interface LeaningSum {
  reviews: { id: string; submittedAt: string; brings: Record<ChannelKey, number> }[];
  /** What practice brings, and reviews that are not among these. */
  others: Record<ChannelKey, number>;
  totals: Record<ChannelKey, number>;
}

interface Measured {
  id: string;
  submittedAt: string;
  parts: PartsByChannel;
}

/**
 * Takes a leniency apart: b = v · Σ w·d, so a review brings v·w·d, its distance d from what others make of the solution,
 * by its share v·w; a dimension is the overall one and its own together. Rounded to one decimal so that each column adds up,
 * which is also as much as may be told of what others' reviews weigh.
 */
export function leaningSum(reviews: Measured[], sums: SumsByChannel, state: FitState): LeaningSum {
  const columns = Object.fromEntries(
    CHANNEL_KEYS.map((key) => [key, columnOf(reviews, { sums, state, key })]),
  ) as Record<ChannelKey, number[]>;
  const row = (i: number) =>
    Object.fromEntries(CHANNEL_KEYS.map((key) => [key, columns[key][i] ?? 0])) as Record<ChannelKey, number>;
  const totals = Object.fromEntries(
    CHANNEL_KEYS.map((key) => [key, round1(columns[key].reduce((sum, value) => sum + value, 0))]),
  ) as Record<ChannelKey, number>;
  return {
    reviews: reviews.map(({ id, submittedAt }, i) => ({ id, submittedAt, brings: row(i) })),
    others: row(reviews.length),
    totals,
  };
}

/** What each review brings in a channel, and behind these what is left. */
function columnOf(
  reviews: Measured[],
  { sums, state, key }: { sums: SumsByChannel; state: FitState; key: ChannelKey },
): number[] {
  const channels: ChannelKey[] = key === "overall" ? ["overall"] : ["overall", key];
  const known = channels.map((channel) => ({
    channel,
    ...leniencyIn(sums[channel] ?? NO_REVIEWS, channelState(state, channel)),
  }));
  const brings = reviews.map(({ parts }) =>
    known.reduce((sum, { channel, variance }) => {
      const part = parts[channel];
      return part ? sum + variance * part.w * part.d : sum;
    }, 0),
  );
  const total = known.reduce((sum, { mean }) => sum + mean, 0);
  const rest = total - brings.reduce((sum, value) => sum + value, 0);
  return apportion([...brings, rest], 1);
}

function round1(value: number): number {
  return Math.round(value * 10) / 10;
}
