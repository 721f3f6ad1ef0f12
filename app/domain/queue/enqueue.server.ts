import { countReviewsSince, listPostsBefore } from "~db/queries/habits";
import { insertQueued, lockQueued } from "~db/queries/queue";
import { findLastTriage } from "~db/queries/triages";
import type { Ctx } from "../context.server";
import { behindOf, FREE_POSTS, hasPriority, REVIEWS_A_POST } from "./queue";
import { recount } from "./recount.server";

/**
 * Puts a solution that stands in lists into the queue, in the same transaction; one that is there keeps its position. A
 * revision that went back to its author stays out. The clock begins when the solution became public; now, where it went
 * back before.
 */
export async function enqueue(
  ctx: Ctx,
  it: { id: string; authorId: string; revision: number; publishedAt: string; reviewCount: number },
): Promise<void> {
  const triage = await findLastTriage(ctx.db, it.id);
  if (triage?.revision === it.revision && !triage.liftedAt) return;
  const since = triage ? ctx.now : it.publishedAt;
  const priority = (await waitsWithPriority(ctx, it)) ? 1 : 0;
  const reviews = it.reviewCount;
  await insertQueued(ctx.db, {
    solution_id: it.id,
    author_id: it.authorId,
    taken: reviews,
    behind: behindOf({ priority, reviews, waitingSince: since }, ctx.now),
    waiting_since: since,
    priority,
    reviews,
    asked_at: null,
  });
  await lockQueued(ctx.db, it.id);
  await recount(ctx, it.id);
}

/** What a member's next post would wait with. */
export interface Giving {
  priority: boolean;
  /** Posts before it, counted no further than there are free ones. */
  postsBefore: number;
  /** Reviews since the post before, counted no further than are asked for. */
  reviewsSince: number;
}

/** Whether a post that a member makes now would wait with priority, and why. */
export async function givingOf(ctx: Ctx, authorId: string): Promise<Giving> {
  return giving(ctx, { authorId, before: ctx.now, but: "" });
}

async function waitsWithPriority(ctx: Ctx, post: { id: string; authorId: string; publishedAt: string }) {
  const { priority } = await giving(ctx, {
    authorId: post.authorId,
    before: post.publishedAt,
    but: post.id,
  });
  return priority;
}

async function giving(ctx: Ctx, post: { authorId: string; before: string; but: string }): Promise<Giving> {
  const earlier = await listPostsBefore(ctx.db, post, FREE_POSTS);
  const last = earlier[0]?.publishedAt;
  const by = { reviewerId: post.authorId, since: last ?? "" };
  const reviewsSince =
    last && earlier.length >= FREE_POSTS ? await countReviewsSince(ctx.db, by, REVIEWS_A_POST) : 0;
  const postsBefore = earlier.length;
  return { priority: hasPriority({ postsBefore, reviewsSince }), postsBefore, reviewsSince };
}
