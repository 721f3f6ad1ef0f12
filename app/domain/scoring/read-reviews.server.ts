import {
  listLeaningsByMember,
  listReviewsById,
  listScoresById,
  listVotesById,
} from "~db/queries/all-reviews";
import { listNoiseFactors } from "~db/queries/fits";
import type { Ctx } from "../context.server";
import { DIMENSION_KEYS, type DimensionKey } from "../rubric/rubric";
import { sumsOfLeanings } from "./known-leniency.server";
import { newColumns, numberOf, type SiteColumns, type SiteReviews, tableOfColumns } from "./site-columns";

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
  const columns = newColumns();
  for (let after = ""; ; ) {
    const to = await readPage(ctx, columns, { after, until });
    if (to === undefined) break;
    after = to;
    onPage(columns.ids.length);
  }
  const site = tableOfColumns(columns);
  const known = knownOf(site.personIds, await readLeanings(ctx, until));
  const table = { ...site.table, known };
  if (!keepNoise) return { ...site, table };
  const stored = await readNoise(ctx);
  const noiseFactor = Float64Array.from(site.personIds, (id) => stored.get(id) ?? 1);
  return { ...site, table: { ...table, noiseFactor } };
}

/** Adds the reviews behind the id `after` with their scores and votes; returns the last one's id, undefined where there is none. */
async function readPage(
  ctx: Ctx,
  columns: SiteColumns,
  { after, until }: { after: string; until: string },
): Promise<string | undefined> {
  const page = await listReviewsById(ctx.db, { after, until }, PAGE);
  const to = page.at(-1)?.id;
  if (to === undefined) return undefined;
  const rows = new Map<string, number>();
  for (const review of page) {
    rows.set(review.id, columns.ids.length);
    addReview(columns, review);
  }
  for (const { reviewId, dimension, score } of await listScoresById(ctx.db, { after, to })) {
    const column = columns.scores[DIMENSION_KEYS.indexOf(dimension as DimensionKey)];
    const row = rows.get(reviewId);
    if (column && row !== undefined && score !== null) column[row] = score;
  }
  const { ratings, endorsements } = await listVotesById(ctx.db, { after, to, until });
  const votes = [
    ...ratings.map((vote) => ({ ...vote, isUp: vote.rating !== "not-helpful" })),
    ...endorsements.map((vote) => ({ ...vote, isUp: true })),
  ].flatMap(({ reviewId, raterId, isUp, ring }) => {
    const review = rows.get(reviewId);
    return review === undefined || ring ? [] : [{ review, rater: numberOf(columns.people, raterId), isUp }];
  });
  for (const { review, rater, isUp } of votes.sort((a, b) => a.review - b.review)) {
    columns.votes.review.push(review);
    columns.votes.rater.push(rater);
    columns.votes.isUp.push(isUp ? 1 : 0);
  }
  return to;
}

function addReview(columns: SiteColumns, review: Awaited<ReturnType<typeof listReviewsById>>[number]) {
  const solution = numberOf(columns.solutions, review.solutionId);
  columns.ids.push(review.id);
  columns.solution.push(solution);
  columns.author[solution] = numberOf(columns.people, review.authorId);
  columns.reviewer.push(numberOf(columns.people, review.reviewerId));
  columns.submittedAt.push(Date.parse(review.submittedAt));
  columns.assigned.push(review.assigned);
  columns.counts.push(review.counts);
  columns.blind.push(Number(review.blind));
  for (const column of columns.scores) column.push(Number.NaN);
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
