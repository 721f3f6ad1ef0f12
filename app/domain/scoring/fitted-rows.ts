import { DIMENSION_KEYS } from "../rubric/rubric";
import type { ScoreFit } from "./fit";
import { TRUST } from "./method";
import type { ReviewTable } from "./review-table";
import { CHANNEL_KEYS, type ChannelKey, type PartsByChannel, type SumsByChannel } from "./state";
import type { StoredReviewer } from "./stored-parts";
import type { LevelSums } from "./trust";
import { noteOf, type TrustNote } from "./trust-note";

/** What a full fit found of one review in the channels that it scored. */
export function fittedParts(fit: ScoreFit, table: ReviewTable, k: number): PartsByChannel {
  const parts: PartsByChannel = {};
  for (const key of CHANNEL_KEYS) {
    const y = centredScore(fit, table, { key, k });
    if (Number.isNaN(y)) continue;
    const { p, x, w, d, e } = channelOf(fit, key);
    parts[key] = {
      y,
      x: x[k] as number,
      p: p[k] as number,
      w: w[k] as number,
      d: d[k] as number,
      e: e[k] as number,
    };
  }
  return parts;
}

/** Why a review counts what a full fit let it count. */
export function fittedNote({ trust }: ScoreFit, table: ReviewTable, k: number): TrustNote {
  return noteOf(trust.established[k] === 1, {
    counts: table.counts[k] as number,
    mutual: trust.mutual[k] as number,
    repetition: trust.repetition[k] as number,
    straightLiner: trust.straightLiner[k] as number,
    ring: trust.ring[k] as number,
    cap: trust.cap[k] as number,
  });
}

/** What a full fit found of one reviewer in the channels that they scored. */
export function fittedReviewer(fit: ScoreFit, person: number, levels: LevelSums): StoredReviewer {
  const sums: SumsByChannel = {};
  for (const key of CHANNEL_KEYS) {
    const { precision, distances, residuals, trust } = channelOf(fit, key);
    if (precision[person] === 0) continue;
    sums[key] = {
      precision: precision[person] as number,
      distances: distances[person] as number,
      residuals: residuals[person] as number,
      trust: trust[person] as number,
    };
  }
  return { sums, levels };
}

/** The overall levels of each person's reviews outside of rings, summed up. */
export function levelsByPerson({ level, trust }: ScoreFit, { reviewer, people }: ReviewTable): LevelSums[] {
  const sums = Array.from({ length: people }, () => ({ count: 0, sum: 0, squares: 0 }));
  for (let k = 0; k < level.length; k++) {
    const own = sums[reviewer[k] as number];
    const y = level[k] as number;
    if (!own || Number.isNaN(y) || (trust.ring[k] as number) <= TRUST.ring.flagged) continue;
    own.count++;
    own.sum += y;
    own.squares += y * y;
  }
  return sums;
}

function channelOf(fit: ScoreFit, key: ChannelKey) {
  if (key === "overall") return fit.overall;
  const channel = fit.deviations[DIMENSION_KEYS.indexOf(key)];
  if (!channel) throw new Error(`The fit has no channel for ${key}.`);
  return channel;
}

/** NaN where the review did not score. */
function centredScore(
  { level, state }: ScoreFit,
  { scores }: ReviewTable,
  { key, k }: { key: ChannelKey; k: number },
): number {
  if (key === "overall") return level[k] as number;
  const d = DIMENSION_KEYS.indexOf(key);
  return (scores[d]?.[k] ?? Number.NaN) - (state.means[d] ?? 0) - (level[k] as number);
}
