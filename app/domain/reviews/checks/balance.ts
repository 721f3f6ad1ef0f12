import type { Fields } from "../../parse";
import { sentPoints } from "../../points/point-fields";
import { DIMENSION_KEYS } from "../../rubric/rubric";
import type { CheckInput, Hint } from "./check";
import { writtenTexts } from "./texts";
import { countLack, countPraise, saysNothing } from "./words";

/** Reviews that praise and ask for nothing: no step, no point but praise, and nothing to change. */
export function findOnlyPraise({ fields }: CheckInput): Hint[] {
  const asks = sentPoints(fields).some(({ kind }) => kind !== "praise") || hasStep(fields);
  const praise = countAll(fields, countPraise);
  const change = fields.change?.trim() ?? "";
  const wantsChange = change ? !saysNothing(change) : countAll(fields, countLack) > 0;
  if (asks || wantsChange || levels(fields).some((level) => level <= 3) || praise + bestLevels(fields) < 3) {
    return [];
  }
  return [
    {
      key: "praise",
      field: "change",
      sentence: "So far there is only praise. Name one thing that would make the work better.",
    },
  ];
}

/** Reviews that find nothing to keep: no decision that convinced, no level above 2, no praise. */
export function findOnlyBlame({ fields }: CheckInput): Hint[] {
  const given = levels(fields);
  const strength = fields.strength?.trim() ?? "";
  const keeps =
    sentPoints(fields).some(({ kind }) => kind === "praise") ||
    given.some((level) => level >= 3) ||
    (strength ? !saysNothing(strength) : countAll(fields, countPraise) > 0);
  if (keeps || given.length < 3) return [];
  return [
    {
      key: "blame",
      field: "strength",
      sentence: "So far there is only blame. Name one decision that is worth keeping.",
    },
  ];
}

const MUST_FIX_MAX = 5;

/** More points that must be fixed than an author can take in; a step at a 1 or a 2 is one of them. */
export function findTooManyMustFix({ fields }: CheckInput): Hint[] {
  const points = sentPoints(fields).filter(({ kind }) => kind === "must-fix").length;
  const steps = DIMENSION_KEYS.filter(
    (key) => /^[12]$/.test(fields[`score.${key}`] ?? "") && fields[`step.${key}`]?.trim(),
  ).length;
  if (points + steps <= MUST_FIX_MAX) return [];
  const last = sentPoints(fields).findLastIndex(({ kind }) => kind === "must-fix");
  return [
    {
      key: "must-fix",
      field: last < 0 ? "change" : `point.${last + 1}.kind`,
      sentence: `${points + steps} points must be fixed. Keep the five that matter most, and make the others “consider”.`,
    },
  ];
}

function levels(fields: Fields): number[] {
  return DIMENSION_KEYS.map((key) => Number(fields[`score.${key}`])).filter((level) => level >= 1);
}

function bestLevels(fields: Fields): number {
  return levels(fields).filter((level) => level === 5).length;
}

function hasStep(fields: Fields): boolean {
  return DIMENSION_KEYS.some((key) => fields[`step.${key}`]?.trim());
}

function countAll(fields: Fields, count: (text: string) => number): number {
  return writtenTexts(fields).reduce((sum, { text }) => sum + count(text), 0);
}
