import { CsvProblem } from "./csv-problem";
import { type Row, splitQuotedRow, splitRow } from "./split-row";

export interface RowReader {
  /** Takes the next bytes of the file; calls back for every row that is complete with them. */
  push(chunk: Uint8Array): void;
  /** Says that there are no more; calls back for a last row without a line end. */
  end(): void;
}

/** No row is longer, so that a quote that is never closed does not gather the whole file. */
const MAX_ROW_BYTES = 1_000_000;

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
const NEWLINE = Uint8Array.of(10);

/**
 * Splits the bytes of a CSV file (RFC 4180) into rows, however they come in chunks. Lines end in LF or CRLF; a byte
 * order mark and empty lines are skipped. The row that it calls back with is overwritten by the next one. Throws a
 * CsvProblem where quotes are not as they should be.
 */
export function readRows(onRow: (row: Row) => void): RowReader {
  const row: Row = { bytes: NEWLINE, starts: [], ends: [], fields: 0, line: 1, lines: 0 };
  const room = new Uint8Array(MAX_ROW_BYTES);
  let rest = new Uint8Array(0);
  let isFirst = true;

  function push(chunk: Uint8Array) {
    const bytes = joined(rest, chunk);
    let at = 0;
    while (at < bytes.length) {
      const from = at + (isFirst ? lengthOfMark(bytes) : 0);
      const next = splitRow(bytes, from, row) ?? splitQuotedRow(bytes, from, { row, room });
      if ((next === -1 ? bytes.length : next) - from > MAX_ROW_BYTES) throw tooLong(row.line);
      if (next === -1) break;
      isFirst = false;
      if (!isEmpty(row)) onRow(row);
      row.line += row.lines;
      at = next;
    }
    rest = new Uint8Array(bytes.subarray(at));
  }

  function end() {
    if (rest.length > 0) push(NEWLINE);
    if (rest.length > 0) throw new CsvProblem(row.line, "opens a quote that is never closed.");
  }

  return { push, end };
}

function lengthOfMark(bytes: Uint8Array): number {
  return BYTE_ORDER_MARK.every((byte, i) => bytes[i] === byte) ? BYTE_ORDER_MARK.length : 0;
}

function tooLong(line: number): CsvProblem {
  return new CsvProblem(line, "is longer than a megabyte; the end of a quote may be missing.");
}

function isEmpty({ fields, starts, ends }: Row): boolean {
  return fields === 1 && starts[0] === ends[0];
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
