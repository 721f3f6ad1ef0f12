import { NO_ANCHOR, type PointInput } from "../points/point";
import { DIMENSION_KEYS } from "../rubric/rubric";
import { NEEDS_EVIDENCE, type ReviewInput } from "./review";

/**
 * Everything that a review asks of an author, point by point: those that were made one by one, then the step of each
 * dimension with its passage, then the one thing to change.
 */
export function pointsOf({ points, scores, change }: ReviewInput): PointInput[] {
  const steps = DIMENSION_KEYS.flatMap((dimension): PointInput[] => {
    const { score, step, quote } = scores[dimension];
    if (!step) return [];
    const kind = score !== null && NEEDS_EVIDENCE.includes(score) ? "must-fix" : "consider";
    return [{ kind, dimension, body: step, anchor: { ...NO_ANCHOR, quote } }];
  });
  return [
    ...points,
    ...steps,
    ...(change ? [{ kind: "consider" as const, dimension: null, body: change, anchor: NO_ANCHOR }] : []),
  ];
}
