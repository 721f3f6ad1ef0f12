import {
  listLeaningsByMember,
  listReviewsById,
  listScoresById,
  listVotesById,
} from "~db/queries/all-reviews";
import { listNoiseFactors } from "~db/queries/fits";
import type { Ctx } from "../context.server";
import { DIMENSION_KEYS, type DimensionKey } from "../rubric/rubric";
import { type HelpfulVote, noiseFactors } from "./helpful";
import { sumsOfLeanings } from "./known-leniency.server";
import { type ReviewTable, startsOf } from "./review-table";

/** All reviews of the site as a table, and what its indexes stand for. */
export interface SiteReviews {
  table: ReviewTable;
  reviewIds: string[];
  solutionIds: string[];
  personIds: string[];
}

interface ReviewRow {
  id: string;
  solutionId: string;
  reviewerId: string;
  authorId: string;
  assigned: number;
  counts: number;
  submittedAt: string;
  blind: number;
}

interface Votes {
  reviewId: string;
  raterId: string;
  isUp: boolean;
}

const PAGE = 2000;

export interface ReadOptions {
  /** Reviews, ratings and tries of examples that came later are left out. */
  until: string;
  /**
   * Each reviewer's expected scatter is taken as it is stored, not from ratings: once the rings of a fit are written, it
   * could not be told any more which ratings came from inside of one before.
   */
  keepNoise?: boolean;
  /** Hears how many were read. */
  onPage(read: number): void;
}

/** Reads the reviews of the site in pages, so that other work comes in between. The same each time while none is changed. */
export async function readReviews(
  ctx: Ctx,
  { until, keepNoise = false, onPage }: ReadOptions,
): Promise<SiteReviews> {
  const rows: ReviewRow[] = [];
  const scores = new Map<string, number[]>();
  const votes: Votes[] = [];
  for (let after = ""; ; ) {
    const page = await listReviewsById(ctx.db, { after, until }, PAGE);
    const to = page.at(-1)?.id;
    if (to === undefined) break;
    for (const row of page) {
      rows.push(row);
      scores.set(
        row.id,
        DIMENSION_KEYS.map(() => Number.NaN),
      );
    }
    for (const { reviewId, dimension, score } of await listScoresById(ctx.db, { after, to })) {
      const column = DIMENSION_KEYS.indexOf(dimension as DimensionKey);
      const levels = scores.get(reviewId);
      if (levels && column >= 0 && score !== null) levels[column] = score;
    }
    const { ratings, endorsements } = await listVotesById(ctx.db, { after, to, until });
    for (const { reviewId, raterId, rating, ring } of ratings)
      if (!ring) votes.push({ reviewId, raterId, isUp: rating !== "not-helpful" });
    for (const { reviewId, raterId, ring } of endorsements)
      if (!ring) votes.push({ reviewId, raterId, isUp: true });
    after = to;
    onPage(rows.length);
  }
  const site = tableOfRows(rows, { scores, votes, leanings: await readLeanings(ctx, until) });
  if (!keepNoise) return site;
  const stored = await readNoise(ctx);
  const noiseFactor = Float64Array.from(site.personIds, (id) => stored.get(id) ?? 1);
  return { ...site, table: { ...site.table, noiseFactor } };
}

async function readNoise(ctx: Ctx): Promise<Map<string, number>> {
  const factors = new Map<string, number>();
  for (let after = ""; ; ) {
    const page = await listNoiseFactors(ctx.db, after, PAGE);
    for (const { reviewerId, noiseFactor } of page) factors.set(reviewerId, noiseFactor);
    const last = page.at(-1);
    if (!last) return factors;
    after = last.reviewerId;
  }
}

async function readLeanings(ctx: Ctx, until: string): Promise<Map<string, { count: number; sum: number }>> {
  const leanings = new Map<string, { count: number; sum: number }>();
  for (let after = ""; ; ) {
    const page = await listLeaningsByMember(ctx.db, { after, until }, PAGE);
    for (const { userId, count, sum } of page)
      leanings.set(userId, { count: Number(count), sum: Number(sum) });
    const last = page.at(-1);
    if (!last) return leanings;
    after = last.userId;
  }
}

/** Sorts rows into columns: solutions and people by id, the reviews of a solution by time. */
function tableOfRows(
  rows: ReviewRow[],
  {
    scores,
    votes,
    leanings,
  }: {
    scores: Map<string, number[]>;
    votes: Votes[];
    leanings: Map<string, { count: number; sum: number }>;
  },
): SiteReviews {
  rows.sort((a, b) => compare(a.submittedAt, b.submittedAt) || compare(a.id, b.id));
  const order = new Map(rows.map((row, i) => [row.id, i]));
  rows.sort((a, b) => compare(a.solutionId, b.solutionId) || at(order, a.id) - at(order, b.id));
  const solutionIds = sortedIds(rows.map(({ solutionId }) => solutionId));
  const personIds = sortedIds(rows.flatMap(({ reviewerId, authorId }) => [reviewerId, authorId]));
  const items = indexesOf(solutionIds);
  const people = indexesOf(personIds);
  const author = new Int32Array(solutionIds.length).fill(-1);
  for (const row of rows) author[at(items, row.solutionId)] = at(people, row.authorId);
  const item = Int32Array.from(rows, ({ solutionId }) => at(items, solutionId));
  const known = knownOf(personIds, leanings);
  return {
    reviewIds: rows.map(({ id }) => id),
    solutionIds,
    personIds,
    table: {
      dimensions: DIMENSION_KEYS.length,
      people: personIds.length,
      itemStart: startsOf(item, solutionIds.length),
      author,
      item,
      reviewer: Int32Array.from(rows, ({ reviewerId }) => at(people, reviewerId)),
      order: Float64Array.from(rows, ({ id }) => at(order, id)),
      assigned: Uint8Array.from(rows, ({ assigned }) => assigned),
      counts: Float64Array.from(rows, ({ counts }) => counts),
      blind: rows.some(({ blind }) => Number(blind) === 1)
        ? Uint8Array.from(rows, ({ blind }) => Number(blind))
        : undefined,
      scores: DIMENSION_KEYS.map((_, d) =>
        Float64Array.from(rows, ({ id }) => scores.get(id)?.[d] ?? Number.NaN),
      ),
      noiseFactor: noiseFactors(votesIn(rows, votes, people), personIds.length),
      known,
    },
  };
}

function votesIn(rows: ReviewRow[], votes: Votes[], people: Map<string, number>): HelpfulVote[] {
  const byId = new Map(rows.map((row, i) => [row.id, { row, i }]));
  return votes.flatMap(({ reviewId, raterId, isUp }) => {
    const review = byId.get(reviewId);
    const rater = people.get(raterId);
    if (!review || rater === undefined) return [];
    const { reviewerId, authorId } = review.row;
    return [
      { reviewer: at(people, reviewerId), rater, review: review.i, isUp, isAuthor: raterId === authorId },
    ];
  });
}

function knownOf(personIds: string[], leanings: Map<string, { count: number; sum: number }>) {
  const precision = new Float64Array(personIds.length);
  const distances = new Float64Array(personIds.length);
  personIds.forEach((id, r) => {
    const own = leanings.get(id);
    if (!own) return;
    const sums = sumsOfLeanings(Array.from({ length: own.count }, () => own.sum / own.count));
    precision[r] = sums.precision;
    distances[r] = sums.distances;
  });
  return { precision, distances };
}

function sortedIds(ids: string[]): string[] {
  return [...new Set(ids)].sort(compare);
}

function indexesOf(ids: string[]): Map<string, number> {
  return new Map(ids.map((id, i) => [id, i]));
}

function at(indexes: Map<string, number>, id: string): number {
  return indexes.get(id) ?? -1;
}

/** By code units, as both databases sort ids. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
