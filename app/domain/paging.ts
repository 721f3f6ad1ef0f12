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

/**
 * Reads a cursor back into its parts: `numbers` says which of them are numbers. Returns null for a text that is no
 * cursor of this shape.
 */
export function parseCursor(cursor: string, parts: ("number" | "text")[]): (string | number)[] | null {
  if (cursor.length > 200) return null;
  const texts = cursor.split("~");
  if (texts.length !== parts.length) return null;
  const values = texts.map((text, i) => (parts[i] === "number" ? Number(text || Number.NaN) : text));
  const valid = values.every((value) =>
    typeof value === "number" ? Number.isFinite(value) : /^[\w:.-]+$/.test(value),
  );
  return valid ? values : null;
}
