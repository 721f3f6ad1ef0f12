import { CsvProblem } from "./csv-problem";

/** One row of a CSV file. Field i stands in `bytes` from `starts[i]` up to `ends[i]`, without its quotes. */
export interface Row {
  bytes: Uint8Array;
  starts: number[];
  ends: number[];
  fields: number;
  /** The line on which it begins, from 1, and how many it takes. */
  line: number;
  lines: number;
}

const [NEWLINE, RETURN, QUOTE, COMMA] = [10, 13, 34, 44];

/**
 * Splits the row that begins at `from`, without copying a byte. Returns where the next one begins, −1 where the bytes
 * end before the row does, or null where it has quoted fields.
 */
export function splitRow(bytes: Uint8Array, from: number, row: Row): number | null {
  const { starts, ends } = row;
  let start = from;
  let fields = 0;
  for (let i = from; i < bytes.length; i++) {
    const byte = bytes[i];
    if (byte === COMMA) {
      starts[fields] = start;
      ends[fields] = i;
      fields++;
      start = i + 1;
    } else if (byte === NEWLINE) {
      starts[fields] = start;
      ends[fields] = i > start && bytes[i - 1] === RETURN ? i - 1 : i;
      row.bytes = bytes;
      row.fields = fields + 1;
      row.lines = 1;
      return i + 1;
    } else if (byte === QUOTE && i === start) return null;
  }
  return -1;
}

/**
 * Splits a row of which some fields are quoted, into `room`. Returns where the next one begins, or −1 where the bytes
 * end before the row does. Throws a CsvProblem for text behind a closing quote.
 */
export function splitQuotedRow(
  bytes: Uint8Array,
  from: number,
  { row, room }: { row: Row; room: Uint8Array },
): number {
  const { starts, ends } = row;
  let length = 0;
  let start = 0;
  let fields = 0;
  let lines = 1;
  let state: "plain" | "quoted" | "closed" = "plain";
  for (let i = from; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    if (state === "quoted") {
      if (byte !== QUOTE) {
        if (byte === NEWLINE) lines++;
        room[length++] = byte;
      } else if (bytes[i + 1] === QUOTE) room[length++] = bytes[i++] as number;
      else state = "closed";
    } else if (byte === COMMA || byte === NEWLINE) {
      if (byte === NEWLINE && state === "plain" && length > start && room[length - 1] === RETURN) length--;
      starts[fields] = start;
      ends[fields] = length;
      fields++;
      start = length;
      state = "plain";
      if (byte === COMMA) continue;
      row.bytes = room;
      row.fields = fields;
      row.lines = lines;
      return i + 1;
    } else if (state === "closed") {
      if (byte !== RETURN) throw new CsvProblem(row.line, "has text behind a closing quote.");
    } else if (byte === QUOTE && length === start) state = "quoted";
    else room[length++] = byte;
  }
  return -1;
}
