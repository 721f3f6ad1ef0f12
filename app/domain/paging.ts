export const PAGE_SIZE = 20;

/** A page of a list and the cursor of the next one, null on the last. */
export interface Page<Row> {
  rows: Row[];
  nextCursor: string | null;
}

/** Cuts rows that were fetched one over the page's size; the cursor is made from the last row that is shown. */
export function pageOf<Row>(
  rows: Row[],
  size: number,
  position: (row: Row) => (string | number)[],
): Page<Row> {
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  return { rows: shown, nextCursor: rows.length > size && last ? position(last).join("~") : null };
}

export type CursorPart = "number" | "count" | "text";

/**
 * Reads a cursor back into its parts: `parts` says what each of them is; a count is whole and fits a column. Returns null for a text that is no
 * cursor of this shape.
 */
export function parseCursor(cursor: string, parts: CursorPart[]): (string | number)[] | null {
  if (cursor.length > 200) return null;
  const texts = cursor.split("~");
  if (texts.length !== parts.length) return null;
  const values = texts.map((text, i) => (parts[i] === "text" ? text : Number(text || Number.NaN)));
  return values.every((value, i) => isPart(value, parts[i])) ? values : null;
}

function isPart(value: string | number, part: CursorPart | undefined): boolean {
  if (typeof value === "string") return /^[\w:.-]+$/.test(value);
  return part === "count" ? Number.isInteger(value) && value >= 0 && value < 2 ** 31 : Number.isFinite(value);
}
