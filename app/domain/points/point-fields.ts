import type { Fields } from "../parse";

/** The parts of a point in a form: `point.<n>.<part>`. */
export const POINT_PARTS = [
  "kind",
  "dimension",
  "body",
  "quote",
  "section",
  "part",
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

const FILE_SECTION = "file:";

/** What a point's section is where the point is about an attached file. No heading has such an id. */
export function fileSection(fileId: string): string {
  return FILE_SECTION + fileId;
}

/** The id of the file that a point's section names; null where it is a section of the write-up. */
export function fileOfSection(section: string): string | null {
  return section.startsWith(FILE_SECTION) ? section.slice(FILE_SECTION.length) : null;
}

/** Whether nothing of a point is given: neither words, a passage, a moment, a number nor a file. */
export function isEmptyPoint(
  point: Pick<SentPoint, "body" | "quote" | "moment" | "part" | "section">,
): boolean {
  const { body, quote, moment, part, section } = point;
  return `${body}${quote}${moment}${part}`.trim() === "" && fileOfSection(section) === null;
}

/** Whether a point says which words, second or spot in a file it is about. */
export function hasPlace({ quote, moment, section }: SentPoint): boolean {
  return (quote + moment).trim() !== "" || fileOfSection(section) !== null;
}

/** The points of a form in the order of their numbers, the first 40 of them, without empty ones. */
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
    .filter((point) => !isEmptyPoint(point));
}

/** A point of which nothing is given yet. */
export function emptyPoint(): SentPoint {
  return Object.fromEntries(POINT_PARTS.map((part) => [part, ""])) as SentPoint;
}

/** Points as fields of a form, numbered from 1 without gaps. */
export function pointFields(points: SentPoint[]): Fields {
  return Object.fromEntries(
    points.flatMap((point, i) => POINT_PARTS.map((part) => [pointField(i + 1, part), point[part]])),
  );
}
