import { EXPERIMENT_COLUMNS } from "./evidence";

/** A table read as a log of experiments, one by row. */
export interface Experiments {
  decisionIndex: number;
  /** The rows, from 0, whose idea was given up. */
  deadEnds: ReadonlySet<number>;
  /** "6 experiments, 2 dead ends" */
  summary: string;
}

/** Longer tables are data, not a log that somebody reads. */
const ROWS_MAX = 200;

const GIVEN_UP =
  /\b(?:drop(?:ped)?|reject(?:ed)?|revert(?:ed)?|abandon(?:ed)?|discard(?:ed)?|rolled back|roll back|gave up|dead[ -]end)\b/i;
const KEPT =
  /\b(?:ke(?:ep|pt)|adopt(?:ed)?|accept(?:ed)?|ship(?:ped)?|merged?|use(?:d)?|not|don['’]?t|never)\b/i;

/**
 * Reads a table of plain texts as an experiment log: its header has the four columns, in any order and beside any
 * others. Null for every other table.
 */
export function readExperiments(header: string[], rows: string[][]): Experiments | null {
  if (rows.length === 0 || rows.length > ROWS_MAX) return null;
  const names = header.map((text) => text.trim().toLowerCase());
  if (!EXPERIMENT_COLUMNS.every((name) => names.includes(name.toLowerCase()))) return null;
  const decisionIndex = names.indexOf("decision");
  const deadEnds = new Set(
    rows.flatMap((cells, row) => (isGivenUp(cells[decisionIndex] ?? "") ? [row] : [])),
  );
  return { decisionIndex, deadEnds, summary: summary(rows.length, deadEnds.size) };
}

/** What is said first counts: "kept, reverted the old one" is no dead end, "not dropped" neither. */
function isGivenUp(decision: string): boolean {
  const givenUp = GIVEN_UP.exec(decision);
  if (!givenUp) return false;
  const kept = KEPT.exec(decision);
  return !kept || kept.index > givenUp.index;
}

function summary(rows: number, deadEnds: number): string {
  const experiments = `${rows} ${rows === 1 ? "experiment" : "experiments"}`;
  if (deadEnds === 0) return experiments;
  return `${experiments}, ${deadEnds} dead ${deadEnds === 1 ? "end" : "ends"}`;
}
