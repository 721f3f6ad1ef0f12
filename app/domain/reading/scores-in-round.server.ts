import { listScoresByRound } from "~db/queries/rounds";
import type { Ctx } from "../context.server";
import { changesOf, type Look } from "../rounds/improvement";
import type { DimensionKey } from "../rubric/rubric";
import type { Arithmetic } from "../scoring/explained-number";
import type { FitState } from "../scoring/fit";
import { partsOfRound } from "../scoring/parts-of-round";
import type { PartsByChannel, ReviewScores } from "../scoring/state";
import { readParts } from "../scoring/stored-parts";

/** Reviews of one solution whose rounds are counted, the oldest first. */
const REVIEWS_COUNTED = 200;

export interface ScoresInRound {
  /** The rounds that a review was in, the first one first. */
  rounds: number[];
  round: number;
  /** What each review that was in by then added up to, with the levels that it had. */
  parts: Map<string, PartsByChannel>;
  /** How much the reviewers of the first round see it improved since, taken apart; null in that round. */
  improved: Arithmetic | null;
}

/** The reviews of a solution as they stood after a round, the latest for null. Null where there is no such round. */
export async function scoresInRound(
  ctx: Ctx,
  { solutionId, round, state }: { solutionId: string; round: number | null; state: FitState },
): Promise<ScoresInRound | null> {
  const rows = await listScoresByRound(ctx.db, solutionId, REVIEWS_COUNTED);
  const rounds = [...new Set(rows.map((row) => row.round))];
  const shown = round ?? rounds.at(-1);
  const [first] = rounds;
  if (shown === undefined || first === undefined || !rounds.includes(shown)) return null;
  const standing = levelsAfter(rows, shown);
  const fits = new Map(rows.map(({ reviewId, channels, trust }) => [reviewId, { channels, trust }]));
  const parts = [...standing].map(([id, levels]) => {
    const { channels = null, trust = 1 } = fits.get(id) ?? {};
    const latest = channels === null ? {} : readParts(channels);
    return [id, partsOfRound(levels, { parts: latest, trust, state })] as const;
  });
  const looks = [...levelsAfter(rows, first)].map(([reviewId, levels]) => ({
    reviewId,
    trust: fits.get(reviewId)?.trust ?? 1,
    first: levels,
    latest: standing.get(reviewId) ?? levels,
  }));
  return {
    rounds,
    round: shown,
    parts: new Map(parts),
    improved: shown === first ? null : explainChange(looks),
  };
}

type Row = Awaited<ReturnType<typeof listScoresByRound>>[number];

/** The levels of each review by the end of a round. Rows come round by round. */
function levelsAfter(rows: Row[], round: number): Map<string, ReviewScores> {
  const latest = new Map<string, number>();
  const levels = new Map<string, ReviewScores>();
  for (const row of rows) {
    if (row.round > round) break;
    if (latest.get(row.reviewId) !== row.round) levels.set(row.reviewId, {});
    latest.set(row.reviewId, row.round);
    const review = levels.get(row.reviewId);
    if (review && row.score !== null) review[row.dimension as DimensionKey] = row.score;
  }
  return levels;
}

function explainChange(looks: (Look & { reviewId: string })[]): Arithmetic {
  const changes = changesOf(looks);
  const reviews = changes.map(({ change, weight, share }, i) => ({
    reviewId: looks[i]?.reviewId ?? "",
    ...{ raw: change, leniency: 0, value: change, level: change, plain: change, corrected: change },
    untold: [],
    ...{ weight, share },
  }));
  const share = 1 - changes.reduce((sum, change) => sum + change.share, 0);
  const mean = changes.reduce((sum, change) => sum + change.share * change.change, 0);
  return { mean, sd: 0, site: { value: 0, weight: 0, share }, reviews };
}
