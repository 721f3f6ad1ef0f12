/**
 * Reviews in columns. Items and people are indexes from 0, in the order of their ids; the reviews of item i stand from
 * `itemStart[i]` up to `itemStart[i + 1]`, each item's in the order in which they came.
 */
export interface ReviewTable {
  dimensions: number;
  people: number;
  itemStart: Int32Array;
  /** Who wrote an item; −1 where that is not known: then nothing about its reviews is held against them. */
  author: Int32Array;
  /** Of each review. */
  item: Int32Array;
  reviewer: Int32Array;
  /** Position in time among all reviews; any numbers that rise. */
  order: Float64Array;
  /** 1 where the queue gave it. */
  assigned: Uint8Array;
  /** A factor on what it counts, 0 to 1, for what was noticed when it was written. */
  counts: Float64Array;
  /** One column for each dimension: 1 to 5, or NaN where the reviewer could not tell. */
  scores: Float64Array[];
  /** Of each person: a factor on the noise expected of them, from helpful ratings. */
  noiseFactor: Float64Array;
  /**
   * 1 where reviewer or author goes by a pseudonym that holds. What two people count in each other's reviews under their
   * names leaves these out, as it could tell who they are.
   */
  blind?: Uint8Array;
  /** 1 where people decided that the two are no ring; the audit passes over these reviews. */
  spared?: Uint8Array;
  /** Of each person: what examples with known scores tell of their leniency; precision and precision-weighted distance. */
  known?: { precision: Float64Array; distances: Float64Array };
}

/** One review, for tables that are small enough to be built from objects. */
export interface TableReview {
  item: number;
  reviewer: number;
  author?: number;
  scores: (number | null)[];
  assigned?: boolean;
  counts?: number;
}

/** A table of reviews in the order in which they came. Indexes name items and people. */
export function tableOf(reviews: TableReview[], noiseFactors: number[] = []): ReviewTable {
  const items = 1 + Math.max(-1, ...reviews.map(({ item }) => item));
  const people =
    1 +
    Math.max(
      -1,
      noiseFactors.length - 1,
      ...reviews.flatMap(({ reviewer, author }) => [reviewer, author ?? -1]),
    );
  const dimensions = reviews[0]?.scores.length ?? 0;
  const sorted = reviews
    .map((review, order) => ({ ...review, order }))
    .sort((a, b) => a.item - b.item || a.order - b.order);
  const author = new Int32Array(items).fill(-1);
  for (const review of sorted) if (review.author !== undefined) author[review.item] = review.author;
  const item = Int32Array.from(sorted, (review) => review.item);
  return {
    dimensions,
    people,
    itemStart: startsOf(item, items),
    author,
    item,
    reviewer: Int32Array.from(sorted, ({ reviewer }) => reviewer),
    order: Float64Array.from(sorted, ({ order }) => order),
    assigned: Uint8Array.from(sorted, ({ assigned }) => (assigned === false ? 0 : 1)),
    counts: Float64Array.from(sorted, ({ counts }) => counts ?? 1),
    scores: Array.from({ length: dimensions }, (_, d) =>
      Float64Array.from(sorted, ({ scores }) => scores[d] ?? Number.NaN),
    ),
    noiseFactor: Float64Array.from({ length: people }, (_, r) => noiseFactors[r] ?? 1),
  };
}

/** Where each group begins in a column of sorted group numbers: one entry more than there are groups. */
export function startsOf(sorted: Int32Array, groups: number): Int32Array {
  const starts = new Int32Array(groups + 1);
  for (const group of sorted) starts[group + 1] = (starts[group + 1] as number) + 1;
  for (let i = 0; i < groups; i++) starts[i + 1] = (starts[i + 1] as number) + (starts[i] as number);
  return starts;
}

/** Rows of a column sorted into groups: those of group g are `rows[starts[g]]` up to `starts[g + 1]`, in the order of the column. */
export interface Groups {
  starts: Int32Array;
  rows: Int32Array;
}

/** Sorts the rows of a column of group numbers into their groups; a row with a number below 0 is in none. */
export function groupRows(column: Int32Array, groups: number): Groups {
  const starts = new Int32Array(groups + 1);
  for (const group of column) if (group >= 0) starts[group + 1] = (starts[group + 1] as number) + 1;
  for (let i = 0; i < groups; i++) starts[i + 1] = (starts[i + 1] as number) + (starts[i] as number);
  const next = starts.slice(0, groups);
  const rows = new Int32Array(starts[groups] as number);
  for (let k = 0; k < column.length; k++) {
    const group = column[k] as number;
    if (group < 0) continue;
    rows[next[group] as number] = k;
    next[group] = (next[group] as number) + 1;
  }
  return { starts, rows };
}
