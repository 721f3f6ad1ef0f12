/** Rows of a table in text, one at a time; `row` is reused, so copy what is kept. */
export interface CsvOptions {
  delimiter: string;
  /** Cells are cut to so many characters. */
  cellMax: number;
  /** Called with each row; return false to stop. */
  onRow(row: string[]): boolean | undefined;
}

const DELIMITERS = [",", ";", "\t", "|"];
const SNIFFED_CHARACTERS = 65_536;
const SNIFFED_ROWS = 50;

/**
 * Reads separated values as RFC 4180 has them, and more kindly: any line end, quotes left open run to the end, text
 * behind a closing quote stays. Empty lines are no rows.
 */
export function readCsv(text: string, { delimiter, cellMax, onRow }: CsvOptions): void {
  let row: string[] = [];
  let cell = "";
  let inQuotes = false;
  let from = 0;
  const take = (to: number) => {
    if (cell.length < cellMax) cell += text.slice(from, Math.min(to, from + cellMax - cell.length));
  };
  const endCell = (to: number) => {
    take(to);
    row.push(cell);
    cell = "";
  };
  const endRow = (to: number): boolean => {
    endCell(to);
    const isEmpty = row.length === 1 && row[0] === "";
    const goOn = isEmpty || onRow(row) !== false;
    row = [];
    return goOn;
  };
  for (let i = 0; i < text.length; i += 1) {
    const character = text[i];
    if (inQuotes) {
      if (character !== '"') continue;
      take(i);
      from = i + 1;
      // A doubled quote is one quote of the text.
      if (text[i + 1] === '"') i += 1;
      else inQuotes = false;
    } else if (character === '"' && cell === "" && from === i) {
      inQuotes = true;
      from = i + 1;
    } else if (character === delimiter) {
      endCell(i);
      from = i + 1;
    } else if (character === "\n" || character === "\r") {
      if (!endRow(i)) return;
      if (character === "\r" && text[i + 1] === "\n") i += 1;
      from = i + 1;
    }
  }
  if (from < text.length || cell !== "" || row.length > 0) endRow(text.length);
}

/** The delimiter that cuts the first rows into the most columns, as far as the rows agree. */
export function sniffDelimiter(text: string, preferred: string): string {
  const start = text.slice(0, SNIFFED_CHARACTERS);
  let best = { delimiter: preferred, score: score(start, preferred) * 1.5 };
  for (const delimiter of DELIMITERS) {
    const found = score(start, delimiter);
    if (found > best.score) best = { delimiter, score: found };
  }
  return best.delimiter;
}

/** Columns of the usual row, times the share of rows that have as many; 0 with one column. Heads have no decimal commas. */
function score(text: string, delimiter: string): number {
  const counts: number[] = [];
  readCsv(text, {
    delimiter,
    cellMax: 1,
    onRow: (row) => counts.push(row.length) < SNIFFED_ROWS,
  });
  const usual = counts.toSorted((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 1;
  const agreeing = counts.filter((count) => count === usual).length / counts.length;
  return usual < 2 ? 0 : usual * agreeing * (counts[0] === usual ? 1 : 0.25);
}
