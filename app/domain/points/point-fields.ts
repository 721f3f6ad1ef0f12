import type { Fields } from "../parse";

/** The parts of a point in a form: `point.<n>.<part>`. */
export const POINT_PARTS = [
  "kind",
  "dimension",
  "body",
  "quote",
  "section",
  "prefix",
  "suffix",
  "start",
  "moment",
] as const;
export type PointPart = (typeof POINT_PARTS)[number];

/** A point as a form sends it. */
export type SentPoint = Record<PointPart, string>;

/** Points of a form that are looked at: twice as many as a review takes, so that a few too many can be told of. */
export const POINTS_READ_MAX = 40;

const POINT_FIELD = new RegExp(`^point\\.(\\d{1,9})\\.(${POINT_PARTS.join("|")})$`);

/** The name of a part of the nth point of a form; the first one is 1. */
export function pointField(n: number | string, part: PointPart): string {
  return `point.${n}.${part}`;
}

/**
 * The points of a form in the order of their numbers, the first 40 of them. Where neither words, a passage nor a moment
 * are given there is no point.
 */
export function sentPoints(fields: Fields): SentPoint[] {
  return allPoints(fields).slice(0, POINTS_READ_MAX);
}

/** Whether a form has more points than `sentPoints` looks at: then it must be refused, or something typed were lost. */
export function hasUnreadPoints(fields: Fields): boolean {
  return allPoints(fields).length > POINTS_READ_MAX;
}

function allPoints(fields: Fields): SentPoint[] {
  const points = new Map<number, SentPoint>();
  for (const [name, value] of Object.entries(fields)) {
    const [, n, part] = POINT_FIELD.exec(name) ?? [];
    if (!part) continue;
    const point = points.get(Number(n)) ?? emptyPoint();
    point[part as PointPart] = value;
    points.set(Number(n), point);
  }
  return [...points.entries()]
    .sort(([one], [other]) => one - other)
    .map(([, point]) => point)
    .filter(({ body, quote, moment }) => `${body}${quote}${moment}`.trim() !== "");
}

function emptyPoint(): SentPoint {
  return Object.fromEntries(POINT_PARTS.map((part) => [part, ""])) as SentPoint;
}

/** Points as fields of a form, numbered from 1 without gaps. */
export function pointFields(points: SentPoint[]): Fields {
  return Object.fromEntries(
    points.flatMap((point, i) => POINT_PARTS.map((part) => [pointField(i + 1, part), point[part]])),
  );
}
