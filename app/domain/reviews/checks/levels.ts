import type { Fields } from "../../parse";
import { hasPlace, sentPoints } from "../../points/point-fields";
import { type Dimension, type DimensionKey, RUBRIC } from "../../rubric/rubric";
import type { CheckInput, Hint } from "./check";
import { countLack, countPraise } from "./words";

/** What a reason can point at: a number, a quotation, a part of the write-up that can be looked up, a moment. */
const POINTS_AT =
  /\d|["“«„`]|^ {0,3}>|\b(?:section|table|figure|fig|chart|plot|paragraph|heading|appendix|notebook|cell|diagram|footnote|sentence|line)\b/imu;

/** Levels whose reason rests on nothing that the author could look up. */
export function findUnevidencedLevels({ fields }: CheckInput): Hint[] {
  return RUBRIC.filter(({ key }) => isUnevidenced(fields, key)).map((dimension) => ({
    ...about(dimension, "evidence"),
    sentence:
      "a level without evidence. Quote the passage that it rests on, or name the section, table or number.",
  }));
}

function isUnevidenced(fields: Fields, key: DimensionKey): boolean {
  const reason = fields[`reason.${key}`]?.trim() ?? "";
  if (levelOf(fields[`score.${key}`]) === 0 || !reason || POINTS_AT.test(reason)) return false;
  if (fields[`quote.${key}`]?.trim()) return false;
  return !sentPoints(fields).some((point) => point.dimension === key && hasPlace(point));
}

const MANY = 2;

/** Levels at odds with their reasons: a 4 or a 5 that speaks of what is missing, a 1 or a 2 that only praises. */
export function findOddLevels({ fields }: CheckInput): Hint[] {
  return RUBRIC.flatMap((dimension) => {
    const { key } = dimension;
    const level = levelOf(fields[`score.${key}`]);
    const reason = fields[`reason.${key}`] ?? "";
    const [lack, praise] = [countLack(reason), countPraise(reason)];
    const hint = about(dimension, "odds");
    if (level === 5 ? lack >= MANY && lack > praise : level === 4 && lack > MANY && praise === 0) {
      return [{ ...hint, sentence: `a ${level}, but the reason speaks of what is missing.` }];
    }
    if (level > 0 && level <= 2 && praise >= MANY && lack === 0) {
      return [{ ...hint, sentence: `a ${level}, but the reason only praises.` }];
    }
    return [];
  });
}

function levelOf(value = ""): number {
  return /^[1-5]$/.test(value) ? Number(value) : 0;
}

function about({ key, label }: Dimension, check: string): Omit<Hint, "sentence"> {
  const field = `reason.${key}`;
  return { key: `${check}.${key}`, field, dimensions: [{ label, field }] };
}
