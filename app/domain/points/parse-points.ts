import { cleanText, type FieldErrors, type Fields, type Parsed } from "../parse";
import { DIMENSION_KEYS } from "../rubric/rubric";
import {
  NO_ANCHOR,
  POINT_BODY_MAX,
  POINT_KINDS,
  POINT_QUOTE_MAX,
  POINTS_MAX,
  type PointInput,
  type PointKind,
} from "./point";
import { fileOfSection, pointField, type SentPoint, sentPoints } from "./point-fields";

/** Characters before and behind a passage that tell it from its like. */
const CONTEXT_MAX = 32;
const SECTION_MAX = 200;
/** The longest walkthrough anybody could point into, in seconds. */
const MOMENT_MAX = 24 * 3600;
const PART_MAX = 999_999;

/** Reads the points of a form, in their order: each has words and a kind. Errors go by field name. */
export function parsePoints(fields: Fields): Parsed<PointInput[]> {
  const sent = sentPoints(fields);
  const errors: FieldErrors = {};
  for (const [i, point] of sent.entries()) Object.assign(errors, errorsOf(point, i + 1));
  if (sent.length > POINTS_MAX) {
    errors[pointField(POINTS_MAX + 1, "body")] =
      `At most ${POINTS_MAX} points in one review. Merge some, or leave the smallest out.`;
  }
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, value: sent.map(toPoint) };
}

function errorsOf(point: SentPoint, n: number): FieldErrors {
  const errors: FieldErrors = {};
  const body = cleanText(point.body);
  const dimension = point.dimension.trim();
  if (!Object.hasOwn(POINT_KINDS, point.kind)) {
    errors[pointField(n, "kind")] = `Point ${n}: choose whether it must be fixed, be considered or be kept.`;
  }
  if (dimension && !DIMENSION_KEYS.some((key) => key === dimension)) {
    errors[pointField(n, "dimension")] = `Point ${n}: choose one of the five dimensions, or none.`;
  }
  if (!body) errors[pointField(n, "body")] = `Point ${n}: say what you think of the passage.`;
  if (body.length > POINT_BODY_MAX) {
    errors[pointField(n, "body")] = `Point ${n}: at most ${POINT_BODY_MAX.toLocaleString("en")} characters.`;
  }
  if (cleanText(point.quote).length > POINT_QUOTE_MAX) {
    errors[pointField(n, "quote")] =
      `Point ${n}: a passage has at most ${POINT_QUOTE_MAX} characters. Quote its first words.`;
  }
  const part = point.part.trim();
  if (part && fileOfSection(point.section) === null) {
    errors[pointField(n, "section")] =
      `Point ${n}: choose the file that the number ${part.slice(0, 6)} is in.`;
  } else if (part && !wholeNumber(part, PART_MAX)) {
    errors[pointField(n, "part")] = `Point ${n}: give the number alone, such as 7.`;
  }
  return errors;
}

function toPoint(point: SentPoint): PointInput {
  const { kind, dimension, body, quote, prefix, suffix, start, section, moment, part } = point;
  const file = fileOfSection(section);
  const common = {
    kind: kind as PointKind,
    dimension: DIMENSION_KEYS.find((key) => key === dimension.trim()) ?? null,
    body: cleanText(body),
    file: file === null ? null : { id: file, part: wholeNumber(part, PART_MAX) },
  };
  if (file !== null) return { ...common, anchor: { ...NO_ANCHOR, quote: cleanText(quote) } };
  return {
    ...common,
    anchor: {
      quote: cleanText(quote),
      prefix: prefix.slice(-CONTEXT_MAX),
      suffix: suffix.slice(0, CONTEXT_MAX),
      start: wholeNumber(start, Number.MAX_SAFE_INTEGER),
      section: section.slice(0, SECTION_MAX),
      moment: wholeNumber(moment, MOMENT_MAX),
    },
  };
}

function wholeNumber(text: string, max: number): number | null {
  const number = /^\d{1,15}$/.test(text.trim()) ? Number(text) : null;
  return number !== null && number <= max ? number : null;
}
