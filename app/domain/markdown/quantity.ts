/** A number as a table's cell states it. */
export interface Quantity {
  value: number;
  /** What stands behind the number, or the currency before it; empty for none. */
  unit: string;
}

const LENGTH_MAX = 60;
const VALUE_MAX = 1e15;
const MISSING = /^(?:|n\/?a|none|tbd|[?–—-]+)$/i;

// Thousands apart by commas or spaces, else a point or a comma before the decimals.
const DIGITS =
  "[1-9]\\d{0,2}(?:,\\d{3})+(?:\\.\\d+)?|[1-9]\\d{0,2}(?: \\d{3})+(?:[.,]\\d+)?|\\d+(?:[.,]\\d+)?|\\.\\d+";
const UNIT = "%|[a-zµμ$€£][a-zµμ$€£/0-9]{0,11}";
const CELL = new RegExp(
  `^(?:[~≈<>≤≥]=?|about |ca\\.? )? ?([-−+]?) ?([$€£]?) ?(${DIGITS})(e[-+]?\\d{1,2})? ?(${UNIT})? ?` +
    `(?:(?:±|\\+/-) ?[\\d.,]+ ?(${UNIT})? ?)?(?:[([].*[)\\]])?[*†‡◆]*$`,
  "i",
);

/**
 * Reads a cell such as `0.81`, `81 %`, `1,204`, `~120 ms`, `120 ± 4`, `<5` or `$0.002`. Bounds and approximations count
 * as the number that they name.
 *
 * @returns "missing" for an empty cell, `n/a` or a dash, null for anything else that is not one number.
 */
export function readQuantity(cell: string): Quantity | "missing" | null {
  const text = cell.normalize("NFKC").trim().replace(/\s+/g, " ");
  if (MISSING.test(text)) return "missing";
  const match = text.length <= LENGTH_MAX ? CELL.exec(text) : null;
  if (!match) return null;
  const [, sign, currency, digits = "", exponent = "", unit, unitBehind] = match;
  const value = Number(plainDigits(digits) + exponent) * (sign === "-" || sign === "−" ? -1 : 1);
  if (Math.abs(value) > VALUE_MAX) return null;
  return { value, unit: (unit ?? unitBehind ?? currency ?? "").toLowerCase() };
}

function plainDigits(digits: string): string {
  const joined = digits.replace(/ /g, "");
  return /^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/.test(joined)
    ? joined.replace(/,/g, "")
    : joined.replace(",", ".");
}
