import { listFirstReviews } from "~db/queries/habits";
import type { MemberCtx } from "../context.server";
import { before, DAY, elapsed } from "../time";
import { type Giving, givingOf } from "./enqueue.server";
import { median, medianWait, POSTS_TO_TELL } from "./waiting";

const LOOK_BACK = 30 * DAY;
const POSTS_MAX = 200;
/** By then a post has the reviews that it gets. */
const SETTLED_AFTER = 7 * DAY;

/** What somebody who posts now can expect, from the latest posts of 30 days. */
export interface WhatToExpect {
  /** Posts that this is said from. */
  posts: number;
  /** Within this long half of them had a first review; null where too few posts or reviews tell. */
  waitMs: number | null;
  /** Reviews that a post of at least a week has; null where too few tell. */
  reviews: number | null;
  giving: Giving;
}

/** How long a post waits for its first review, how many it gets, and whether the viewer's next one has priority. */
export async function whatToExpect(ctx: MemberCtx): Promise<WhatToExpect> {
  const posts = await listFirstReviews(ctx.db, before(ctx.now, LOOK_BACK), POSTS_MAX);
  const waits = posts.map(({ publishedAt, firstReviewAt }) => ({
    ms: Math.max(0, elapsed(publishedAt, firstReviewAt ?? ctx.now)),
    reviewed: firstReviewAt !== null,
  }));
  const settled = posts.filter(({ publishedAt }) => elapsed(publishedAt, ctx.now) >= SETTLED_AFTER);
  return {
    posts: posts.length,
    waitMs: posts.length < POSTS_TO_TELL ? null : medianWait(waits),
    reviews: settled.length < POSTS_TO_TELL ? null : median(settled.map(({ reviews }) => reviews)),
    giving: await givingOf(ctx, ctx.viewer.id),
  };
}
