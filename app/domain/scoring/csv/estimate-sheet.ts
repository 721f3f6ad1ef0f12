import { dimensionOf, fitScores, type Interval, overallOf, type ScoreFit } from "../fit";
import { round4 } from "../method";
import { textOf } from "./ids";
import type { ScoreSheet } from "./score-sheet";
import { type SheetTable, tableOfSheet } from "./table-of-sheet";

/** Pieces of text have about this many characters. */
const PIECE = 1 << 16;

/**
 * Estimates the scores of a sheet, as the site estimates its own. `json` holds, in pieces: `items`, each with its overall
 * score, its dimensions and its rank key; `reviewers`, each with their leniency in each dimension: that of all their
 * scores and the dimension's own. On the 1 to 5 scale, four decimals; lo and hi are the ends of the 90 % interval.
 * `ownReviews` of people's own items were left out. Takes the sheet apart.
 */
export function estimateSheet(sheet: ScoreSheet): { json: Generator<string>; ownReviews: number } {
  const rows = tableOfSheet(sheet);
  return {
    json: piecesOf(fitScores(rows.table, { parts: false }), sheet, rows),
    ownReviews: rows.ownReviews,
  };
}

function* piecesOf(fit: ScoreFit, sheet: ScoreSheet, rows: SheetTable): Generator<string> {
  const names = Array.from(rows.dimensions, (id) => JSON.stringify(textOf(sheet.dimensions, id)));
  let piece = '{"items":{';
  for (let i = 0; i < rows.items.length; i++) {
    const name = JSON.stringify(textOf(sheet.items, rows.items[i] as number));
    piece += `${i === 0 ? "" : ","}\n${name}:${itemJson(fit, i, names)}`;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = "";
  }
  piece += '},\n"reviewers":{';
  let isFirst = true;
  for (let r = 0; r < rows.people.length; r++) {
    if ((fit.overall.trust[r] as number) === 0) continue;
    const name = JSON.stringify(textOf(sheet.people, rows.people[r] as number));
    piece += `${isFirst ? "" : ","}\n${name}:${reviewerJson(fit, r, names)}`;
    isFirst = false;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = "";
  }
  yield `${piece}}}\n`;
}

function itemJson(fit: ScoreFit, item: number, names: string[]): string {
  const overall = overallOf(fit, item);
  const dims = names.map((name, d) => `${name}:${intervalJson(dimensionOf(fit, item, d))}`);
  return `{"overall":${intervalJson(overall)},"dims":{${dims.join()}},"rank":${overall.rank}}`;
}

function intervalJson({ mean, lower, upper, sd }: Interval): string {
  return `{"mean":${mean},"lo":${lower},"hi":${upper},"sd":${sd}}`;
}

function reviewerJson(fit: ScoreFit, reviewer: number, names: string[]): string {
  const overall = fit.overall.leniency[reviewer] as number;
  const dims = names.map((name, d) => {
    const leniency = round4(overall + (fit.deviations[d]?.leniency[reviewer] ?? 0));
    return `${name}:{"leniency":${leniency}}`;
  });
  return `{"dims":{${dims.join()}}}`;
}
