import { listFirstReviews } from "~db/queries/habits";
import { listMeasuredReviews, upsertHealth } from "~db/queries/health";
import type { Ctx } from "../context.server";
import { type DimensionKey, RUBRIC_VERSION } from "../rubric/rubric";
import { before, elapsed } from "../time";
import { type Health, healthOf, LOOK_BACK, type MeasuredReview, POSTS_MAX, REVIEWS_MAX } from "./health";

/** Reviews read with one statement: the thread is free in between. */
const BATCH = 500;

/** Measures how well the rubric and the reviewing work, and keeps the figures for the page. */
export async function measureHealth(ctx: Ctx): Promise<void> {
  const health = await currentHealth(ctx, REVIEWS_MAX);
  await upsertHealth(ctx.db, {
    rubric_version: RUBRIC_VERSION,
    figures: JSON.stringify(health),
    measured_at: ctx.now,
  });
}

/**
 * The figures as they are now, from at most `reviewsMax` reviews, the latest, rounded up to whole batches. Reviews count
 * where they were written on the current rubric, count in scores, and are of a solution that stands in lists.
 */
export async function currentHealth(ctx: Ctx, reviewsMax: number): Promise<Health> {
  const since = before(ctx.now, LOOK_BACK);
  const reviews: MeasuredReview[] = [];
  let isCut = false;
  for (let position: Position | null = null; ; ) {
    const page = { since, before: position, limit: BATCH };
    const batch = byReview(await listMeasuredReviews(ctx.db, RUBRIC_VERSION, page));
    reviews.push(...batch.map(({ review }) => review));
    position = batch.at(-1)?.position ?? null;
    if (!position || batch.length < BATCH) break;
    isCut = reviews.length >= reviewsMax;
    if (isCut) break;
  }
  const posts = await listFirstReviews(ctx.db, since, POSTS_MAX);
  const waits = posts.map(({ publishedAt, firstReviewAt }) => ({
    ms: Math.max(0, elapsed(publishedAt, firstReviewAt ?? ctx.now)),
    reviewed: firstReviewAt !== null,
    age: elapsed(publishedAt, ctx.now),
  }));
  return healthOf(reviews, { waits, isCut });
}

interface Position {
  submittedAt: string;
  id: string;
}

/** Rows of one level each, those of a review behind each other, as reviews. */
function byReview(rows: Awaited<ReturnType<typeof listMeasuredReviews>>) {
  const found = new Map<string, { position: Position; review: MeasuredReview }>();
  for (const { id, dimension, score, independent, ...row } of rows) {
    const entry = found.get(id) ?? {
      position: { submittedAt: row.submittedAt, id },
      review: { ...row, independent: independent === 1, levels: {} },
    };
    entry.review.levels[dimension as DimensionKey] = score;
    found.set(id, entry);
  }
  return [...found.values()];
}
