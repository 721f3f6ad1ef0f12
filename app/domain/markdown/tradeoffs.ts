import { type Measure, readMeasure } from "./measure";
import { type Quantity, readQuantity } from "./quantity";

/** A column of numbers. */
export interface MeasuredColumn extends Measure {
  /** Its place in the table, from 0. */
  index: number;
  /** By row; null where the value is missing. */
  values: (number | null)[];
}

export interface Option {
  name: string;
  /** Has a value in every compared column. */
  complete: boolean;
  /** No other option is as good in every compared column and better in one. */
  optimal: boolean;
}

/** A table read as a comparison of options, one by row. */
export interface Tradeoffs {
  options: Option[];
  /** The column that names the options. */
  nameIndex: number;
  /** The columns whose better direction is known. */
  compared: MeasuredColumn[];
  /** Columns that state a unit, but not which way is better. */
  undirected: MeasuredColumn[];
  /** The two columns of the chart: across, and up. */
  axes: [MeasuredColumn, MeasuredColumn];
}

/** Longer tables are data, not a comparison. */
const ROWS_MAX = 200;

/**
 * Reads a table of plain texts as a comparison: two rows or more, and two columns or more of numbers whose headers
 * state a unit or a direction. Null for every other table.
 */
export function readTradeoffs(header: string[], rows: string[][]): Tradeoffs | null {
  if (rows.length < 2 || rows.length > ROWS_MAX) return null;
  const columns = header.flatMap((text, index) => readColumn(text, index, rows) ?? []);
  const axes = chartAxes(columns.filter(({ stated }) => stated));
  if (!axes) return null;
  const compared = columns.filter(({ direction }) => direction !== null);
  const nameIndex = header.findIndex((_, index) => columns.every((column) => column.index !== index));
  const complete = rows.map((_, row) => compared.every(({ values }) => value(values, row) !== null));
  const options = rows.map((cells, row) => ({
    name: cells[nameIndex]?.trim() || `row ${row + 1}`,
    complete: complete[row] === true,
    optimal:
      compared.length > 0 &&
      complete[row] === true &&
      !rows.some((_, other) => complete[other] === true && dominates(other, row, compared)),
  }));
  return {
    options,
    nameIndex: Math.max(nameIndex, 0),
    compared,
    undirected: columns.filter(({ stated, direction }) => stated && direction === null),
    axes,
  };
}

function readColumn(header: string, index: number, rows: string[][]): MeasuredColumn | null {
  const measure = readMeasure(header);
  const cells = rows.map((row) => readQuantity(row[index] ?? ""));
  const quantities = cells.filter((cell): cell is Quantity => cell !== null && cell !== "missing");
  if (cells.includes(null) || quantities.length < 2 || !inOneUnit(quantities, measure.unit)) return null;
  const values = cells.map((cell) => (cell === null || cell === "missing" ? null : cell.value));
  return { ...measure, index, values };
}

/** Whether the numbers can be compared: `120 ms` and `1.2 s` cannot, `120 ms` and `90` can below a header in ms. */
function inOneUnit(quantities: Quantity[], unitOfHeader: string): boolean {
  const implied = ["%", "$", "€", "£", unitOfHeader.toLowerCase()];
  return new Set(quantities.map(({ unit }) => (implied.includes(unit) ? "" : unit))).size === 1;
}

/** The first two; what is better when lower goes across where the other goes up. */
function chartAxes([first, second]: MeasuredColumn[]): [MeasuredColumn, MeasuredColumn] | null {
  if (!first || !second) return null;
  return first.direction === "higher" && second.direction !== "higher" ? [second, first] : [first, second];
}

/** Pareto dominance: at least as good in every column, and better in one. */
function dominates(one: number, other: number, compared: MeasuredColumn[]): boolean {
  let better = false;
  for (const { values, direction } of compared) {
    const gain = ((values[one] ?? 0) - (values[other] ?? 0)) * (direction === "higher" ? 1 : -1);
    if (gain < 0) return false;
    if (gain > 0) better = true;
  }
  return better;
}

function value(values: (number | null)[], row: number): number | null {
  return values[row] ?? null;
}
