import type { Fields } from "../../parse";
import { sentPoints } from "../../points/point-fields";
import { DIMENSION_KEYS, type DimensionKey } from "../../rubric/rubric";
import type { CheckInput, Hint } from "./check";
import { countLack, countPraise } from "./words";

/** What a reason can point at: a number, a quotation, a part of the write-up that can be looked up, a moment. */
const POINTS_AT =
  /\d|["“«„`]|^ {0,3}>|\b(?:section|table|figure|fig|chart|plot|paragraph|heading|appendix|notebook|cell|diagram|footnote|sentence|line)\b/imu;

/** Levels whose reason rests on nothing that the author could look up. */
export function findUnevidencedLevels({ fields }: CheckInput): Hint[] {
  return DIMENSION_KEYS.filter((key) => isUnevidenced(fields, key)).map((key) => ({
    key: `evidence.${key}`,
    field: `reason.${key}`,
    sentence: `The level for ${nameOf(key)} stands without evidence. Quote the passage it rests on, or name the section, table or number.`,
  }));
}

function isUnevidenced(fields: Fields, key: DimensionKey): boolean {
  const reason = fields[`reason.${key}`]?.trim() ?? "";
  if (levelOf(fields[`score.${key}`]) === 0 || !reason || POINTS_AT.test(reason)) return false;
  if (fields[`quote.${key}`]?.trim()) return false;
  return !sentPoints(fields).some((point) => point.dimension === key && (point.quote + point.moment).trim());
}

const MANY = 2;

/** Levels at odds with their reasons: a 4 or a 5 that speaks of what is missing, a 1 or a 2 that only praises. */
export function findOddLevels({ fields }: CheckInput): Hint[] {
  return DIMENSION_KEYS.flatMap((key) => {
    const level = levelOf(fields[`score.${key}`]);
    const reason = fields[`reason.${key}`] ?? "";
    const [lack, praise] = [countLack(reason), countPraise(reason)];
    const name = nameOf(key);
    const hint = { key: `odds.${key}`, field: `reason.${key}` };
    if (level === 5 ? lack >= MANY && lack > praise : level === 4 && lack > MANY && praise === 0) {
      return [{ ...hint, sentence: `A ${level} for ${name}, but its reason speaks of what is missing.` }];
    }
    if (level > 0 && level <= 2 && praise >= MANY && lack === 0) {
      return [{ ...hint, sentence: `A ${level} for ${name}, but its reason only praises.` }];
    }
    return [];
  });
}

function levelOf(value = ""): number {
  return /^[1-5]$/.test(value) ? Number(value) : 0;
}

function nameOf(key: DimensionKey): string {
  return key === "tradeoffs" ? "trade-offs" : key;
}
