import { CsvProblem } from "./csv-problem";
import { type Ids, isTextOf, numberOf, type Text } from "./ids";
import { readNumber } from "./read-number";
import { type RowReader, readRows } from "./row-reader";
import { addScore, newSheet, type ScoreSheet, setAuthor } from "./score-sheet";
import type { Row } from "./split-row";

const COLUMNS = ["item_id", "rater_id", "author_id", "dimension", "score", "assigned"] as const;

type Column = (typeof COLUMNS)[number];

/** As many columns of scores are kept as there are dimensions; a file with more has something else there. */
const MAX_DIMENSIONS = 64;

export interface ScoreReader extends RowReader {
  sheet: ScoreSheet;
}

/** A column of ids: where it stands in a row, what stands there, and the number of what stood there before. */
interface IdColumn {
  name: Column;
  place: number;
  ids: Ids;
  text: Text;
  last: number;
}

interface Header {
  fields: number;
  item: IdColumn;
  reviewer: IdColumn;
  author: IdColumn;
  dimension: IdColumn;
  score: number;
  assigned: number;
}

/**
 * Reads rows of `item_id,rater_id,author_id,dimension,score,assigned` from the bytes of a CSV file, columns in any
 * order, others ignored. `score` is 1 to 5, `assigned` 1, or 0 or nothing; `author_id` may be empty. Throws a
 * CsvProblem, which names the line, for the first row that is not so.
 */
export function readScores(): ScoreReader {
  const sheet = newSheet();
  let header: Header | null = null;
  const { push, end } = readRows((row) => {
    if (header === null) header = readHeader(row, sheet);
    else readRow(row, header, sheet);
  });
  return {
    sheet,
    push,
    end() {
      end();
      if (header === null) throw new CsvProblem(1, `should name the columns ${COLUMNS.join(", ")}.`);
    },
  };
}

function readHeader(row: Row, { items, people, dimensions }: ScoreSheet): Header {
  const names = Array.from({ length: row.fields }, (_, i) => textAt(row, i));
  const missing = COLUMNS.filter((name) => !names.includes(name));
  if (missing.length > 0) throw new CsvProblem(row.line, `does not name the column ${missing.join(", ")}.`);
  const twice = COLUMNS.find((name) => names.indexOf(name) !== names.lastIndexOf(name));
  if (twice) throw new CsvProblem(row.line, `names the column ${twice} twice.`);
  const column = (name: Column, ids: Ids) => ({
    name,
    place: names.indexOf(name),
    ids,
    text: { bytes: row.bytes, from: 0, to: 0 },
    last: -1,
  });
  return {
    fields: row.fields,
    item: column("item_id", items),
    reviewer: column("rater_id", people),
    author: column("author_id", people),
    dimension: column("dimension", dimensions),
    score: names.indexOf("score"),
    assigned: names.indexOf("assigned"),
  };
}

function readRow(row: Row, header: Header, sheet: ScoreSheet) {
  if (row.fields !== header.fields) {
    throw new CsvProblem(row.line, `has ${row.fields} fields; the header has ${header.fields}.`);
  }
  const score = readNumberAt(row, header.score);
  if (!(score >= 1 && score <= 5)) {
    throw new CsvProblem(
      row.line,
      `has the score "${textAt(row, header.score)}"; scores are numbers from 1 to 5.`,
    );
  }
  const isAssigned = !isEmptyAt(row, header.assigned) && readNumberAt(row, header.assigned);
  if (isAssigned !== false && isAssigned !== 0 && isAssigned !== 1) {
    throw new CsvProblem(row.line, `has "${textAt(row, header.assigned)}" as assigned; it is 0 or 1.`);
  }
  const item = readId(row, header.item);
  const reviewer = readId(row, header.reviewer);
  const dimension = readId(row, header.dimension);
  if (dimension >= MAX_DIMENSIONS) {
    throw new CsvProblem(row.line, `names one dimension more than the ${MAX_DIMENSIONS} there can be.`);
  }
  if (!isEmptyAt(row, header.author.place) && !setAuthor(sheet, item, readId(row, header.author))) {
    const [item, author] = [header.item, header.author].map(({ place }) => textAt(row, place));
    throw new CsvProblem(
      row.line,
      `names "${author}" as the author of "${item}"; an earlier line names another.`,
    );
  }
  addScore(sheet, { item, reviewer, dimension, score, isAssigned: isAssigned === 1 });
}

function readNumberAt({ bytes, starts, ends }: Row, place: number): number {
  return readNumber(bytes, starts[place] as number, ends[place] as number);
}

/** The number of an id. Rows of one review come one after the other mostly: the last one is tried first. */
function readId({ bytes, starts, ends, line }: Row, column: IdColumn): number {
  const { text } = column;
  text.bytes = bytes;
  text.from = starts[column.place] as number;
  text.to = ends[column.place] as number;
  if (column.last !== -1 && isTextOf(column.ids, column.last, text)) return column.last;
  if (text.from === text.to) throw new CsvProblem(line, `has an empty ${column.name}.`);
  column.last = numberOf(column.ids, text);
  if (column.last === -1)
    throw new CsvProblem(line, `has bytes in ${column.name} that are not UTF-8; save the file as UTF-8.`);
  return column.last;
}

function isEmptyAt({ starts, ends }: Row, place: number): boolean {
  return starts[place] === ends[place];
}

/** The beginning of a field, for messages. */
function textAt({ bytes, starts, ends }: Row, place: number): string {
  return new TextDecoder().decode(bytes.subarray(starts[place], ends[place])).slice(0, 60);
}
