import { listReviewScores, listScoresInRounds } from "~db/queries/reviews";
import type { Ctx } from "../context.server";
import type { ReviewRoundView } from "../rounds/round";
import { DIMENSION_KEYS, type DimensionKey, type Level } from "../rubric/rubric";
import type { ReviewScoreView } from "./review-view";

type ScoreRow = Awaited<ReturnType<typeof listScoresInRounds>>[number];

export interface ScoresOfReview {
  /** As they stand now, in the order of the rubric. */
  scores: ReviewScoreView[];
  /** Oldest first; none unless the review was in more than one. */
  rounds: ReviewRoundView[];
}

/** The scores of some reviews, and in each round of those that were in more than one. `rounds` counts them. One query. */
export async function viewScores(
  ctx: Ctx,
  reviews: { id: string; rounds: number | null }[],
): Promise<Map<string, ScoresOfReview>> {
  const ids = reviews.map(({ id }) => id);
  const again = reviews.filter(({ rounds }) => (rounds ?? 0) > 1).map(({ id }) => id);
  const rows =
    again.length > 0
      ? await listScoresInRounds(ctx.db, ids, again)
      : (await listReviewScores(ctx.db, ids)).map((row) => ({ ...row, ...NO_ROUND }));
  return new Map(
    ids.map((id) => {
      const own = rows.filter(({ reviewId }) => reviewId === id);
      const scores = inRubricOrder(own.filter(({ round }) => round === null));
      return [id, { scores, rounds: roundsOf(own) }];
    }),
  );
}

const NO_ROUND = { round: null, revision: 0, noteHtml: "", submittedAt: "" };

function inRubricOrder(rows: ScoreRow[]): ReviewScoreView[] {
  return DIMENSION_KEYS.flatMap((dimension) => {
    const row = rows.find((one) => one.dimension === dimension);
    if (!row) return [];
    const { reasonHtml, quote, stepHtml } = row;
    return [{ dimension, score: row.score as Level | null, reasonHtml, quote, stepHtml }];
  });
}

function roundsOf(rows: ScoreRow[]): ReviewRoundView[] {
  const views = new Map<number, ReviewRoundView>();
  for (const { round, revision, noteHtml, submittedAt, ...row } of rows) {
    if (round === null) continue;
    const view = views.get(round) ?? { round, revision, noteHtml, submittedAt, scores: {}, reasons: {} };
    view.scores[row.dimension as DimensionKey] = row.score as Level | null;
    view.reasons[row.dimension as DimensionKey] = row.reasonHtml;
    views.set(round, view);
  }
  return [...views.values()].sort((a, b) => a.round - b.round);
}
