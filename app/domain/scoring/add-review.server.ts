import { findReviewerFit, upsertReviewerFits } from "~db/queries/fits";
import type { Ctx } from "../context.server";
import type { EstimatedReview } from "./estimated-review";
import { type FitState, siteMean } from "./fit";
import { newReviewer } from "./known-leniency.server";
import { NO_REVIEWS, noiseOf, partsOfNewReview, withReview } from "./online";
import { scaleAround } from "./scale";
import {
  CHANNEL_KEYS,
  type ChannelKey,
  centred,
  channelState,
  leniencyOf,
  type PartsByChannel,
  type ReviewScores,
} from "./state";
import { packReviewer, readReviewer, type StoredReviewer } from "./stored-parts";
import type { LevelSums } from "./trust";
import { isInRing, type TrustNote, uncapped } from "./trust-note";
import { trustReview } from "./trust-review.server";

interface Addition {
  id: string;
  reviewerId: string;
  authorId: string;
  assigned: boolean;
  counts: number;
  isBlind: boolean;
  scores: ReviewScores;
  /** What it was before its scores changed. */
  before: { note: TrustNote; trust: number; parts: PartsByChannel } | null;
}

/**
 * Measures a review that came in, or changed, against what is known of its solution's other reviews and of its
 * reviewer, and learns from it about the reviewer. Nothing else changes. Call it behind the reviewer's lock.
 */
export async function addReview(
  ctx: Ctx,
  review: Addition,
  on: { others: EstimatedReview[]; state: FitState },
): Promise<EstimatedReview> {
  const { state } = on;
  const stored = await findReviewerFit(ctx.db, review.reviewerId);
  const noiseFactor = stored?.noiseFactor ?? 1;
  const known = stored ? readReviewer(stored.channels) : await newReviewer(ctx, review.reviewerId);
  const reviewer = review.before ? withoutReview(known, review.before) : known;
  const y = centred(review.scores, state);
  const levels = y.overall === undefined ? reviewer.levels : withLevel(reviewer.levels, y.overall, 1);
  const { ring, ...note } = await trustReview(ctx, {
    ...review,
    levels,
    siteDeviation: state.levelDeviation,
  });
  const trust = uncapped(note);
  const parts: PartsByChannel = {};
  const sums = { ...reviewer.sums };
  for (const key of CHANNEL_KEYS) {
    const value = y[key];
    if (value === undefined) continue;
    const own = reviewer.sums[key] ?? NO_REVIEWS;
    const channel = channelState(state, key);
    const added = partsOfNewReview(
      {
        y: value,
        trust,
        others: on.others.flatMap((other) => other.parts[key] ?? []),
        sums: own,
        noise: key === "overall" ? noiseOf(own, channel, noiseFactor) : channel.noise,
        scale: key === "overall" && !review.assigned ? scaleAround(siteMean(state)) : undefined,
      },
      channel,
    );
    parts[key] = added;
    sums[key] = withReview(own, { parts: added, trust });
  }
  await upsertReviewerFits(ctx.db, [
    {
      reviewer_id: review.reviewerId,
      noise_factor: noiseFactor,
      leniency: leniencyOf(sums, state).overall.leniency,
      channels: packReviewer({ sums, levels: isInRing(note) ? reviewer.levels : levels }),
    },
  ]);
  const { id, reviewerId, authorId, assigned } = review;
  return { id, reviewerId, authorId, assigned, note, ring, trust, parts };
}

function withoutReview(
  { sums, levels }: StoredReviewer,
  { note, trust, parts }: { note: TrustNote; trust: number; parts: PartsByChannel },
): StoredReviewer {
  const entries = (Object.keys(sums) as ChannelKey[]).map((key) => {
    const own = sums[key] ?? NO_REVIEWS;
    const gone = parts[key];
    return [key, gone ? withReview(own, { parts: gone, trust }, -1) : own];
  });
  return {
    sums: Object.fromEntries(entries),
    levels: parts.overall && !isInRing(note) ? withLevel(levels, parts.overall.y, -1) : levels,
  };
}

function withLevel({ count, sum, squares }: LevelSums, level: number, sign: 1 | -1): LevelSums {
  return { count: count + sign, sum: sum + sign * level, squares: squares + sign * level * level };
}
