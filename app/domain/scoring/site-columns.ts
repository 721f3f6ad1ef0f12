import { DIMENSION_KEYS } from "../rubric/rubric";
import { type HelpfulVote, noiseFactors } from "./helpful";
import { groupRows, type ReviewTable } from "./review-table";

/** All reviews of the site as a table, and what its indexes stand for. */
export interface SiteReviews {
  table: ReviewTable;
  reviewIds: string[];
  solutionIds: string[];
  personIds: string[];
}

/** Texts, numbered from 0 as they first come. */
export type Numbers = Map<string, number>;

/** The number of a text, the next one where it is new. */
export function numberOf(numbers: Numbers, text: string): number {
  const known = numbers.get(text);
  if (known !== undefined) return known;
  numbers.set(text, numbers.size);
  return numbers.size - 1;
}

/**
 * What was read of the site, in columns: a million reviews as objects would take several times the memory of a fit. One
 * value a review, in the order of their ids; people and solutions by number.
 */
export interface SiteColumns {
  ids: string[];
  solutions: Numbers;
  people: Numbers;
  solution: number[];
  reviewer: number[];
  /** Of each solution. */
  author: number[];
  /** Milliseconds. */
  submittedAt: number[];
  assigned: number[];
  counts: number[];
  blind: number[];
  /** A column for each dimension. */
  scores: number[][];
  /** One value a vote, review by review: the row of the review, who voted, and 1 for a vote up. */
  votes: { review: number[]; rater: number[]; isUp: number[] };
}

/** Columns without a row. */
export function newColumns(): SiteColumns {
  return {
    ids: [],
    solutions: new Map(),
    people: new Map(),
    solution: [],
    reviewer: [],
    author: [],
    submittedAt: [],
    assigned: [],
    counts: [],
    blind: [],
    scores: DIMENSION_KEYS.map(() => []),
    votes: { review: [], rater: [], isUp: [] },
  };
}

/** Sorts columns into a table: solutions and people by id, the reviews of a solution by time and then by id. */
export function tableOfColumns(columns: SiteColumns): SiteReviews {
  const { ids, submittedAt } = columns;
  const byTime = Int32Array.from(ids, (_, row) => row).sort(
    (a, b) => (submittedAt[a] as number) - (submittedAt[b] as number) || a - b,
  );
  const solutions = inOrder(columns.solutions);
  const people = inOrder(columns.people);
  const itemOf = (row: number) => solutions.rank[columns.solution[row] as number] as number;
  const byItem = groupRows(byTime.map(itemOf), solutions.ids.length);
  const rows = byItem.rows.map((place) => byTime[place] as number);
  const author = new Int32Array(solutions.ids.length);
  columns.author.forEach((person, solution) => {
    author[solutions.rank[solution] as number] = people.rank[person] as number;
  });
  const column = (values: number[]) => Float64Array.from(rows, (row) => values[row] as number);
  const bits = (values: number[]) => Uint8Array.from(rows, (row) => values[row] as number);
  return {
    reviewIds: Array.from(rows, (row) => ids[row] as string),
    solutionIds: solutions.ids,
    personIds: people.ids,
    table: {
      dimensions: columns.scores.length,
      people: people.ids.length,
      itemStart: byItem.starts,
      author,
      item: rows.map(itemOf),
      reviewer: rows.map((row) => people.rank[columns.reviewer[row] as number] as number),
      order: Float64Array.from(byItem.rows),
      assigned: bits(columns.assigned),
      counts: column(columns.counts),
      blind: columns.blind.includes(1) ? bits(columns.blind) : undefined,
      scores: columns.scores.map(column),
      noiseFactor: noiseFactors(votesOf(columns, people.rank), people.ids.length),
    },
  };
}

function* votesOf({ votes, ...columns }: SiteColumns, rank: Int32Array): Generator<HelpfulVote> {
  for (const [i, review] of votes.review.entries()) {
    const rater = votes.rater[i] as number;
    yield {
      reviewer: rank[columns.reviewer[review] as number] as number,
      rater: rank[rater] as number,
      review,
      isUp: votes.isUp[i] === 1,
      isAuthor: rater === columns.author[columns.solution[review] as number],
    };
  }
}

/** The texts in their order, by code units as both databases sort ids, and the place of each number there. */
function inOrder(numbers: Numbers): { ids: string[]; rank: Int32Array } {
  const ids = [...numbers.keys()].sort();
  const rank = new Int32Array(ids.length);
  ids.forEach((id, place) => {
    rank[numbers.get(id) as number] = place;
  });
  return { ids, rank };
}
