import type { FieldErrors, Fields, Parsed } from "../parse";
import { DIMENSION_KEYS, type DimensionKey, LEVELS, type Level, RUBRIC } from "../rubric/rubric";
import type { Example } from "./example";

export type Levels = Record<DimensionKey, Level>;

/** The five levels out of the fields `score.<dimension>`; each of them is needed. */
export function parseLevels(fields: Fields): Parsed<Levels> {
  const errors: FieldErrors = {};
  const levels: Partial<Levels> = {};
  for (const { key, label } of RUBRIC) {
    const level = LEVELS.find((one) => String(one) === fields[`score.${key}`]);
    if (level) levels[key] = level;
    else errors[`score.${key}`] = `${label}: choose a level from 1 to 5.`;
  }
  return isComplete(levels) ? { ok: true, value: levels } : { ok: false, errors };
}

function isComplete(levels: Partial<Levels>): levels is Levels {
  return DIMENSION_KEYS.every((key) => levels[key] !== undefined);
}

/** Five levels as they stand in an address, "2-1-2-3-2", in the order of the rubric. */
export function levelsInAddress(levels: Levels): string {
  return DIMENSION_KEYS.map((key) => levels[key]).join("-");
}

/** Reads `levelsInAddress` back; null for anything else. */
export function levelsOfAddress(text: string): Levels | null {
  const parts = text.split("-");
  if (parts.length !== DIMENSION_KEYS.length) return null;
  const parsed = parseLevels(
    Object.fromEntries(DIMENSION_KEYS.map((key, i) => [`score.${key}`, parts[i] ?? ""])),
  );
  return parsed.ok ? parsed.value : null;
}

/** The levels of an example's reference review. */
export function referenceLevels({ reference }: Pick<Example, "reference">): Levels {
  const { framing, ambiguity, tradeoffs, communication, iteration } = reference;
  return {
    framing: framing.level,
    ambiguity: ambiguity.level,
    tradeoffs: tradeoffs.level,
    communication: communication.level,
    iteration: iteration.level,
  };
}

/** The mean distance between two sets of levels, in levels from 0 to 4. */
export function distanceBetween(own: Levels, reference: Levels): number {
  return meanOver((key) => Math.abs(own[key] - reference[key]));
}

/** How much kinder (above 0) or stricter (below 0) somebody is than the reference, in levels on average. */
export function leaningOf(own: Levels, reference: Levels): number {
  return meanOver((key) => own[key] - reference[key]);
}

/** The dimensions that lie furthest from the reference, in the order of the rubric; none where all agree. */
export function furthest(own: Levels, reference: Levels): DimensionKey[] {
  const distances = DIMENSION_KEYS.map((key) => Math.abs(own[key] - reference[key]));
  const most = Math.max(...distances);
  return most === 0 ? [] : DIMENSION_KEYS.filter((_, i) => distances[i] === most);
}

function meanOver(value: (key: DimensionKey) => number): number {
  return DIMENSION_KEYS.reduce((sum, key) => sum + value(key), 0) / DIMENSION_KEYS.length;
}
