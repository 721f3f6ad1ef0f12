import { listScoresByRound } from "~db/queries/rounds";
import type { Ctx } from "../context.server";
import { DIMENSION_KEYS, type DimensionKey } from "../rubric/rubric";
import { currentState } from "../scoring/current-state.server";
import { partsOfRound } from "../scoring/parts-of-round";
import { estimatesFrom, type PartsByChannel, type ReviewScores } from "../scoring/state";
import { readParts } from "../scoring/stored-parts";
import { improvedBy } from "./improvement";

/** Reviews of one solution that are counted, the oldest first. */
const REVIEWS_COUNTED = 200;

export interface RoundEstimate {
  round: number;
  /** Reviews that are counted by then. */
  reviews: number;
  /** Of them, those that were written or confirmed in this round. */
  judged: number;
  /** On the 1 to 5 scale; null where nobody could tell. */
  means: Record<DimensionKey, number | null>;
  /** Levels gained since the first round, by its reviewers; null in that round. */
  improved: number | null;
}

/**
 * What a solution's dimensions stood at after each round, oldest first: the estimate from all reviews as they were
 * then, so that a reviewer who did not look again counts with what they said before, and the last round is what the
 * score panel says. Null while there is one round only.
 */
export async function scoresByRound(ctx: Ctx, solutionId: string): Promise<RoundEstimate[] | null> {
  const rows = await listScoresByRound(ctx.db, solutionId, REVIEWS_COUNTED);
  const rounds = [...new Set(rows.map(({ round }) => round))];
  if (rounds.length < 2) return null;
  const state = await currentState(ctx);
  const parts = new Map<string, PartsByChannel>(
    rows.map((row) => [row.reviewId, row.channels === null ? {} : readParts(row.channels)]),
  );
  const trust = new Map(rows.map((row) => [row.reviewId, row.trust]));
  const standing = new Map<string, ReviewScores>();
  let first: Map<string, ReviewScores> | null = null;
  return rounds.map((round) => {
    const now = rows.filter((row) => row.round === round);
    const judged = new Set(now.map(({ reviewId }) => reviewId));
    for (const id of judged) standing.set(id, {});
    for (const { reviewId, dimension, score } of now) {
      const review = standing.get(reviewId);
      if (review && score !== null) review[dimension as DimensionKey] = score;
    }
    const looks = [...(first ?? [])].map(([id, levels]) => ({
      trust: trust.get(id) ?? 1,
      first: levels,
      latest: standing.get(id) ?? levels,
    }));
    const improved = first && improvedBy(looks);
    first ??= new Map(standing);
    const estimates = estimatesFrom(
      [...standing].map(([id, scores]) =>
        partsOfRound(scores, { parts: parts.get(id) ?? {}, trust: trust.get(id) ?? 1, state }),
      ),
      state,
    );
    const means = DIMENSION_KEYS.map((key) => {
      const { mean, scored } = estimates[key];
      return [key, scored > 0 ? mean : null];
    });
    return {
      round,
      reviews: standing.size,
      judged: judged.size,
      means: Object.fromEntries(means) as RoundEstimate["means"],
      improved,
    };
  });
}
