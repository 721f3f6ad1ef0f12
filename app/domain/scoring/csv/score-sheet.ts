import { grown } from "./grown";
import { type Ids, newIds, spread } from "./ids";

/**
 * Scores gathered from rows in any order, a review for each pair of item and reviewer. Items, people (who wrote or
 * reviewed) and dimensions are numbers in their `Ids`.
 */
export interface ScoreSheet {
  items: Ids;
  people: Ids;
  dimensions: Ids;
  /** Of each item; −1 where nobody said. */
  author: Int32Array;
  reviews: number;
  /** Of each review. */
  item: Int32Array;
  reviewer: Int32Array;
  /** 1 where no row says otherwise. */
  assigned: Uint8Array;
  /** A column for each dimension: the score, or NaN. */
  scores: Float64Array[];
  /** An open hash table of the reviews. A place is a review's number plus one (0: free), its item and its reviewer. */
  places: Int32Array;
  /** Scores of a review in a dimension that has one already. */
  repeats: Repeat[];
}

export interface Repeat {
  review: number;
  dimension: number;
  score: number;
}

export interface SheetRow {
  item: number;
  reviewer: number;
  dimension: number;
  score: number;
  isAssigned: boolean;
}

/** Numbers in a place of the hash table; the fourth is free, so that a place is one look at memory. */
const PLACE = 4;

/** The hash table grows when it has no more places than this times as many as there are reviews. */
const FULL = 4 / 3;

export function newSheet(): ScoreSheet {
  const room = 1 << 6;
  return {
    items: newIds(),
    people: newIds(),
    dimensions: newIds(),
    author: new Int32Array(room).fill(-1),
    reviews: 0,
    item: new Int32Array(room),
    reviewer: new Int32Array(room),
    assigned: new Uint8Array(room),
    scores: [],
    places: new Int32Array(PLACE * room * 2),
    repeats: [],
  };
}

/** Says who wrote an item. Returns false where somebody else did, by an earlier row. */
export function setAuthor(sheet: ScoreSheet, item: number, person: number): boolean {
  sheet.author = grownWith(sheet.author, item + 1, -1);
  const before = sheet.author[item] as number;
  sheet.author[item] = person;
  return before === -1 || before === person;
}

/** Adds one score. */
export function addScore(
  sheet: ScoreSheet,
  { item, reviewer, dimension, score, isAssigned }: SheetRow,
): void {
  const review = reviewOf(sheet, item, reviewer);
  if (!isAssigned) sheet.assigned[review] = 0;
  const column = columnOf(sheet, dimension);
  if (Number.isNaN(column[review])) column[review] = score;
  else sheet.repeats.push({ review, dimension, score });
}

function reviewOf(sheet: ScoreSheet, item: number, reviewer: number): number {
  const { places } = sheet;
  const last = places.length - 1;
  let at = Math.imul(hashOf(item, reviewer), PLACE) & last;
  for (; places[at] !== 0; at = (at + PLACE) & last) {
    if (places[at + 1] === item && places[at + 2] === reviewer) return (places[at] as number) - 1;
  }
  const review = sheet.reviews++;
  sheet.item = grown(sheet.item, sheet.reviews);
  sheet.reviewer = grown(sheet.reviewer, sheet.reviews);
  sheet.assigned = grown(sheet.assigned, sheet.reviews);
  sheet.item[review] = item;
  sheet.reviewer[review] = reviewer;
  sheet.assigned[review] = 1;
  places[at] = sheet.reviews;
  places[at + 1] = item;
  places[at + 2] = reviewer;
  if (sheet.reviews * PLACE * FULL > places.length) sheet.places = roomier(places);
  return review;
}

function hashOf(item: number, reviewer: number): number {
  return spread(Math.imul(item, 0x9e3779b1) ^ spread(reviewer));
}

function roomier(places: Int32Array): Int32Array {
  const bigger = new Int32Array(places.length * 2);
  const last = bigger.length - 1;
  for (let from = 0; from < places.length; from += PLACE) {
    if (places[from] === 0) continue;
    let at = Math.imul(hashOf(places[from + 1] as number, places[from + 2] as number), PLACE) & last;
    while (bigger[at] !== 0) at = (at + PLACE) & last;
    for (let i = 0; i < PLACE; i++) bigger[at + i] = places[from + i] as number;
  }
  return bigger;
}

function columnOf({ scores, item, reviews }: ScoreSheet, dimension: number): Float64Array {
  const column = scores[dimension] ?? new Float64Array(item.length).fill(Number.NaN);
  const roomy = grownWith(column, reviews, Number.NaN);
  scores[dimension] = roomy;
  return roomy;
}

function grownWith<T extends Int32Array | Float64Array>(array: T, length: number, value: number): T {
  const bigger = grown(array, length);
  if (bigger !== array) bigger.fill(value, array.length);
  return bigger;
}
