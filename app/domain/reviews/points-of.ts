import { NO_ANCHOR, type PointInput, type PointOrigin } from "../points/point";
import { DIMENSION_KEYS } from "../rubric/rubric";
import { NEEDS_EVIDENCE, type ReviewInput } from "./review";

type OriginalPoint = PointInput & { origin: PointOrigin };

/**
 * Everything that a review asks of an author, point by point: those that were made one by one, then the step of each
 * dimension with its passage, then the one thing to change. Each says which of these it is.
 */
export function pointsOf({ points, scores, change }: ReviewInput): OriginalPoint[] {
  const steps = DIMENSION_KEYS.flatMap((dimension): OriginalPoint[] => {
    const { score, step, quote } = scores[dimension];
    if (!step) return [];
    const kind = score !== null && NEEDS_EVIDENCE.includes(score) ? "must-fix" : "consider";
    return [{ origin: "step", kind, dimension, body: step, anchor: { ...NO_ANCHOR, quote }, file: null }];
  });
  const last = {
    origin: "change",
    kind: "consider",
    dimension: null,
    body: change,
    anchor: NO_ANCHOR,
    file: null,
  } as const;
  return [
    ...points.map((point) => ({ ...point, origin: "point" as const })),
    ...steps,
    ...(change ? [last] : []),
  ];
}
