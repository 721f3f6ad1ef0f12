import { groupRows, type ReviewTable } from "../review-table";
import { type Ids, inOrder } from "./ids";
import type { Repeat, ScoreSheet } from "./score-sheet";

/** A sheet as a table to fit, and whose rows and columns these are, as numbers in the sheet's `Ids`. */
export interface SheetTable {
  table: ReviewTable;
  items: Int32Array;
  people: Int32Array;
  dimensions: Int32Array;
  /** Reviews of one's own item, which were left out. */
  ownReviews: number;
}

/**
 * A table that is the same for any order of the rows: items, people and dimensions in the order of their ids, an item's
 * reviews in the order of their reviewers. No time is known: reviews count as written in the table's order. Of several
 * scores by one reviewer for one item in one dimension it takes the mean; a review is assigned only if all its rows say
 * so; reviews of one's own item are left out, and so are items that nobody else reviewed. Takes the sheet's columns apart.
 */
export function tableOfSheet(sheet: ScoreSheet): SheetTable {
  settleRepeats(sheet);
  const people = inOrder(sheet.people);
  const dimensions = inOrder(sheet.dimensions);
  const kept = keptReviews(sheet);
  const items = inOrder(sheet.items).filter((id) => kept.items[id] === 1);
  const rankOfItem = ranksOf(items, sheet.items);
  const rankOfPerson = ranksOf(people, sheet.people);

  const ranked = (k: number) =>
    kept.reviews[k] === 1 ? (rankOfPerson[sheet.reviewer[k] as number] as number) : -1;
  const byReviewer = groupRows(
    new Int32Array(sheet.reviews).map((_, k) => ranked(k)),
    people.length,
  ).rows;
  const byItem = groupRows(
    byReviewer.map((k) => rankOfItem[sheet.item[k] as number] as number),
    items.length,
  );
  const rows = byItem.rows.map((j) => byReviewer[j] as number);
  const table: ReviewTable = {
    dimensions: dimensions.length,
    people: people.length,
    itemStart: byItem.starts,
    author: items.map((id) => rankOfPerson[sheet.author[id] ?? -1] ?? -1),
    item: rows.map((k) => rankOfItem[sheet.item[k] as number] as number),
    reviewer: rows.map(ranked),
    order: new Float64Array(rows.length).map((_, k) => k),
    assigned: new Uint8Array(rows.length).map((_, j) => sheet.assigned[rows[j] as number] as number),
    counts: new Float64Array(rows.length).fill(1),
    scores: [],
    noiseFactor: new Float64Array(people.length).fill(1),
  };
  for (const d of dimensions) {
    const column = sheet.scores[d] as Float64Array;
    table.scores.push(new Float64Array(rows.length).map((_, j) => column[rows[j] as number] as number));
    sheet.scores[d] = new Float64Array(0);
  }
  release(sheet);
  return { table, items, people, dimensions, ownReviews: sheet.reviews - rows.length };
}

/** Leaves only what the ids are, so that the fit has the memory of the rest. */
function release(sheet: ScoreSheet) {
  const none = new Int32Array(0);
  Object.assign(sheet, {
    author: none,
    item: none,
    reviewer: none,
    places: none,
    assigned: new Uint8Array(0),
  });
  for (const ids of [sheet.items, sheet.people, sheet.dimensions]) ids.places = none;
}

/** The reviews of others' items, and the items that have any: 1 for each. */
function keptReviews({ author, item, reviewer, reviews, items }: ScoreSheet) {
  const kept = { reviews: new Uint8Array(reviews), items: new Uint8Array(items.count) };
  for (let k = 0; k < reviews; k++) {
    const i = item[k] as number;
    if (author[i] === reviewer[k]) continue;
    kept.reviews[k] = 1;
    kept.items[i] = 1;
  }
  return kept;
}

function ranksOf(sorted: Int32Array, ids: Ids): Int32Array {
  const ranks = new Int32Array(ids.count).fill(-1);
  for (let rank = 0; rank < sorted.length; rank++) ranks[sorted[rank] as number] = rank;
  return ranks;
}

/** Puts the mean where a reviewer gave several scores; in the order of the scores, so that it is the same to the last bit. */
function settleRepeats({ repeats, scores }: ScoreSheet) {
  repeats.sort((a, b) => a.review - b.review || a.dimension - b.dimension || a.score - b.score);
  for (let from = 0, to = 0; from < repeats.length; from = to) {
    const { review, dimension } = repeats[from] as Repeat;
    const column = scores[dimension] as Float64Array;
    const values = [column[review] as number];
    for (to = from; repeats[to]?.review === review && repeats[to]?.dimension === dimension; to++) {
      values.push((repeats[to] as Repeat).score);
    }
    values.sort((a, b) => a - b);
    column[review] = values.reduce((sum, value) => sum + value, 0) / values.length;
  }
}
