import { findStanding, type Ranks, updateListings, updateStanding } from "~db/queries/listings";
import { upsertSolutionScores } from "~db/queries/scores";
import type { Ctx } from "../context.server";
import { countForTop, listRank, risingAfter } from "../solutions/rank";
import type { EstimatedReview } from "./estimated-review";
import { type FitState, siteMean } from "./fit";
import { round4 } from "./method";
import { CHANNEL_KEYS, type ChannelKey, estimatesFrom, spreadOf } from "./state";
import { isInRing } from "./trust-note";

export interface Standing {
  solutionId: string;
  /** Its reviews as they count now. */
  reviews: (Pick<EstimatedReview, "parts" | "note"> & { counts: number })[];
  state: FitState;
  /** Reviews on the site, counted as far as makes a difference. */
  siteReviews: number;
  /** Its count of reviews, where that changed. */
  reviewCount?: number;
  /** Whether what changes is news of the solution, and not of how it is measured. */
  isNews: boolean;
}

/** Estimates a solution from the parts of its reviews, stores that, and moves it to its place in every list. */
export async function storeEstimates(
  ctx: Ctx,
  { solutionId, reviews, state, siteReviews, reviewCount, isNews }: Standing,
): Promise<void> {
  const estimates = estimatesFrom(
    reviews.map(({ parts }) => parts),
    state,
  );
  const before = isNews ? await findStanding(ctx.db, solutionId) : undefined;
  const ranked = (key: ChannelKey) =>
    countForTop(
      reviews
        .filter(({ parts }) => parts[key])
        .map(({ counts, note }) => ({
          counts,
          inRing: isInRing(note),
          established: note.established,
        })),
      siteReviews,
    );
  const rows = CHANNEL_KEYS.map((key) => ({
    solution_id: solutionId,
    dimension: key,
    ...estimates[key],
    counts_for_top: ranked(key),
    spread: round4(spreadOf(reviews.flatMap(({ parts }) => levelIn(parts, key)))),
  }));
  await upsertSolutionScores(ctx.db, rows);
  const ranks = Object.fromEntries(
    rows.map(({ dimension, rank, scored, counts_for_top }) => [
      `rank_${dimension}`,
      listRank({ rank, scored, countsForTop: counts_for_top }),
    ]),
  ) as Ranks;
  const moved = { ...ranks, ...(reviewCount === undefined ? {} : { review_count: reviewCount }) };
  if (!isNews) {
    await updateListings(ctx.db, solutionId, moved);
    return;
  }
  const gain = estimates.overall.mean - (before?.mean ?? siteMean(state));
  const rising = risingAfter(before?.rising ?? null, gain, ctx.now);
  await updateStanding(ctx.db, solutionId, { rising });
  await updateListings(ctx.db, solutionId, { ...moved, rising });
}

/** A review's level in a channel, up to a constant: in a dimension its overall level and its deviation together. */
function levelIn(parts: EstimatedReview["parts"], key: ChannelKey): number[] {
  const overall = parts.overall?.y;
  const own = parts[key]?.y;
  if (overall === undefined || own === undefined) return [];
  return [key === "overall" ? overall : overall + own];
}
