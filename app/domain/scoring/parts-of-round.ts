import { partOf } from "./estimator";
import type { FitState } from "./fit";
import { CHANNEL_KEYS, centred, type PartsByChannel, type ReviewScores } from "./state";

/**
 * What a review was with the scores that it had in an earlier round: these scores, weighed and corrected as its latest
 * ones are. A dimension that it scored then and not now is taken as a newcomer's.
 */
export function partsOfRound(
  scores: ReviewScores,
  latest: { parts: PartsByChannel; trust: number; state: FitState },
): PartsByChannel {
  const y = centred(scores, latest.state);
  const parts: PartsByChannel = {};
  for (const key of CHANNEL_KEYS) {
    const value = y[key];
    if (value === undefined) continue;
    const own = latest.parts[key];
    parts[key] = own ? { ...own, y: value } : partOf(value, latest.trust, key);
  }
  return parts;
}
