import { escapeText, withoutControlCharacters } from "../markdown/escape.server";
import { readCsv, sniffDelimiter } from "./read-csv";
import type { ReadFile } from "./upload";

const ROWS_SHOWN = 50;
const COLUMNS_SHOWN = 30;
const CELL_MAX = 200;

/** A table's first rows and columns as HTML, and how many there are in all. The first row is taken as the head. */
export function readTable(text: string, extension: string): Pick<ReadFile, "preview" | "notes"> {
  const delimiter = sniffDelimiter(text, extension === "csv" ? "," : "\t");
  const shown: string[][] = [];
  let [rows, columns] = [0, 0];
  readCsv(text, {
    delimiter,
    cellMax: CELL_MAX + 1,
    onRow(row) {
      if (shown.length <= ROWS_SHOWN) shown.push(row.slice(0, COLUMNS_SHOWN));
      rows += 1;
      columns = Math.max(columns, row.length);
      return true;
    },
  });
  return {
    preview: { html: tableHtml(shown, Math.min(columns, COLUMNS_SHOWN)), outline: [] },
    notes: [sizeNote(Math.max(0, rows - 1), columns)],
  };
}

function sizeNote(rows: number, columns: number): string {
  const size = `${count(rows, "row")} below the head, ${count(columns, "column")}.`;
  const cut = [
    ...(rows > ROWS_SHOWN ? [`the first ${ROWS_SHOWN} rows`] : []),
    ...(columns > COLUMNS_SHOWN ? [`the first ${COLUMNS_SHOWN} columns`] : []),
  ];
  return cut.length > 0 ? `${size} Shown are ${cut.join(" and ")}.` : size;
}

function count(n: number, what: string): string {
  return `${n.toLocaleString("en")} ${what}${n === 1 ? "" : "s"}`;
}

function tableHtml([head = [], ...rows]: string[][], columns: number): string {
  const numeric = Array.from(
    { length: columns },
    (_, i) => rows.length > 0 && rows.every((row) => isNumber(row[i])),
  );
  const line = (cells: string[], cell: (text: string, i: number) => string) =>
    `<tr>${Array.from({ length: columns }, (_, i) => cell(show(cells[i] ?? ""), i)).join("")}</tr>\n`;
  const align = (i: number) => (numeric[i] ? ' align="right"' : "");
  return (
    '<div class="prose"><div class="table" role="region" tabindex="0" aria-label="Table"><table>\n' +
    `<thead>\n${line(head, (text, i) => `<th scope="col"${align(i)}>${text}</th>`)}</thead>\n` +
    `<tbody>\n${rows.map((row) => line(row, (text, i) => `<td${align(i)}>${text}</td>`)).join("")}</tbody>\n` +
    "</table></div></div>\n"
  );
}

function isNumber(cell = ""): boolean {
  return /^\s*([-+]?[\d.,\s]*\d%?)?\s*$/.test(cell);
}

function show(cell: string): string {
  const characters = [...cell];
  const text = characters.length > CELL_MAX ? `${characters.slice(0, CELL_MAX).join("")}…` : cell;
  return escapeText(withoutControlCharacters(text));
}
