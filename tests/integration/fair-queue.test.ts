import { expect, test } from "vitest";
import { inTransaction, type Viewer } from "~/domain/context.server";
import { claimSolution } from "~/domain/queue/claim-solution.server";
import { endClaim, endExpiredClaims, queueReviewed } from "~/domain/queue/claims.server";
import { enqueue } from "~/domain/queue/enqueue.server";
import { moveLateForward } from "~/domain/queue/keep-promise.server";
import { skipSolution } from "~/domain/queue/skip-solution.server";
import { reviewQueuePage } from "~/domain/reading/review-queue-page.server";
import { DAY } from "~/domain/time";
import { incrementReviewCount } from "~db/queries/solutions";
import { createRandom, type Random } from "../bench/community/random";
import { addMember, addPost, addReviewRow } from "../support/queue";
import { openWorld, type World } from "../support/world";

const MEMBERS = 1000;
const DAYS = 8;
const STEPS_A_DAY = 48;
const STEP = DAY / STEPS_A_DAY;

interface Post {
  id: string;
  author: Viewer;
  at: number;
  reviewers: Set<string>;
  holders: Set<string>;
}

interface Town {
  world: World;
  random: Random;
  members: Viewer[];
  posts: Post[];
  skipped: Set<string>;
  /** Who reviewed whom, both ways under one key. */
  exchanges: Map<string, number>;
  visits: number;
  /** Visits that led to a stranger's post while somebody's waited for a first review whom the reader had met. */
  passedOver: number;
}

/** What would break the promise: who took a place while they could have taken one that had fewer. */
const unfair: string[] = [];

test("in a town of 1,000 nobody writes a second review while they could write a stranger's first one", async () => {
  const { world, close } = await openWorld("sqlite");
  try {
    const town = await settle(world);
    const due: { at: number; act: () => Promise<void> }[] = [];
    const begin = Date.parse("2026-06-01T00:00:00.000Z");
    for (let step = 0; step < DAYS * STEPS_A_DAY; step++) {
      const now = begin + step * STEP;
      if (town.random.chance(0.4)) await post(town, now);
      for (const { act } of due.filter(({ at }) => at > now - STEP && at <= now)) await act();
      await tidy(town, now);
      const visits = town.random.chance(0.9) ? 1 : 2;
      for (let i = 0; i < visits; i++) {
        const taken = await visitQueue(town, now);
        if (taken && town.random.chance(0.85))
          due.push({ at: now + STEP, act: () => review(town, taken, now + STEP) });
      }
    }
    const end = begin + DAYS * DAY;
    const reviews = town.posts.map(({ reviewers }) => reviewers.size);
    const settled = town.posts.filter(({ at }) => at < end - 2 * DAY);
    expect(unfair).toEqual([]);
    expect(town.passedOver).toBeLessThan(0.01 * town.visits);
    expect(reviews.reduce((sum, n) => sum + n, 0)).toBeGreaterThan(250);
    expect(settled.filter(({ reviewers }) => reviewers.size === 0)).toEqual([]);
    expect(Math.max(...reviews)).toBeLessThanOrEqual(3);
  } finally {
    await close();
  }
}, 30_000);

async function settle(world: World): Promise<Town> {
  const members: Viewer[] = [];
  await world.ctx.db.transaction().execute(async (db) => {
    for (let i = 0; i < MEMBERS; i++) members.push(await addMember(db, world.ctx.newId()));
  });
  return {
    world,
    random: createRandom(7),
    members,
    posts: [],
    skipped: new Set(),
    exchanges: new Map(),
    visits: 0,
    passedOver: 0,
  };
}

/** A fifth of the members posts most. */
async function post({ world, random, members, posts }: Town, now: number) {
  const author = members[Math.floor(members.length * random.next() ** 3)] as Viewer;
  const id = world.ctx.newId();
  const at = new Date(now).toISOString();
  await inTransaction(world.as(author, at), async (ctx) => {
    const tags = [`tag${random.below(12)}`];
    await addPost(ctx.db, { id, authorId: author.id, at, tags });
    await enqueue(ctx, { id, authorId: author.id, revision: 1, publishedAt: at, reviewCount: 0 });
  });
  posts.push({ id, author, at: now, reviewers: new Set(), holders: new Set() });
}

/** Somebody looks, skips now and then, and takes what is suggested; most of them are the same few. */
async function visitQueue(town: Town, now: number): Promise<{ post: Post; reader: Viewer } | null> {
  const { world, random, members, posts, skipped } = town;
  const reader = members[Math.floor(members.length * random.next() ** 2)] as Viewer;
  const ctx = world.as(reader, new Date(now).toISOString());
  for (;;) {
    const [first] = (await reviewQueuePage(ctx)).suggestions;
    const post = posts.find(({ id }) => id === first?.id);
    judge(town, reader, post);
    if (!post) return null;
    if (random.chance(0.1)) {
      await skipSolution(ctx, post.id);
      skipped.add(`${reader.id} ${post.id}`);
      continue;
    }
    if (!(await claimSolution(ctx, post.id)).ok) return null;
    post.holders.add(reader.id);
    return { post, reader };
  }
}

/** By the rules alone, without the queue's own numbers: strangers' posts first, then those of whom one exchanged once with. */
function judge(town: Town, reader: Viewer, chosen: Post | undefined) {
  const places = ({ reviewers, holders }: Post) => reviewers.size + holders.size;
  const open = town.posts.filter((post) => places(post) < 3 && mayReview(town, reader, post));
  if (chosen && !open.includes(chosen)) unfair.push(`${reader.handle} was given what is not for them`);
  const strangers = open.filter((post) => exchangesOf(town, reader, post) === 0);
  const first = strangers.length > 0 ? strangers : open;
  if (chosen && !first.includes(chosen)) unfair.push(`${reader.handle} met somebody again without need`);
  const most = chosen ? places(chosen) : 3;
  const better = first.find((post) => places(post) < most);
  if (better) unfair.push(`${reader.handle} took a place of ${most} while one of ${places(better)} waited`);
  town.visits += 1;
  if (open.some((post) => places(post) === 0) && most > 0) town.passedOver += 1;
}

function mayReview(town: Town, reader: Viewer, post: Post): boolean {
  return (
    post.author.id !== reader.id &&
    !post.reviewers.has(reader.id) &&
    !post.holders.has(reader.id) &&
    !town.skipped.has(`${reader.id} ${post.id}`) &&
    exchangesOf(town, reader, post) < 2
  );
}

function exchangesOf({ exchanges }: Town, reader: Viewer, post: Post): number {
  return exchanges.get(pairOf(reader, post.author)) ?? 0;
}

function pairOf(one: Viewer, other: Viewer): string {
  return [one.id, other.id].sort().join(" ");
}

async function review(town: Town, { post, reader }: { post: Post; reader: Viewer }, now: number) {
  const at = new Date(now).toISOString();
  await inTransaction(town.world.as(reader, at), async (ctx) => {
    await endClaim(ctx, post.id, reader.id);
    await addReviewRow(ctx.db, { id: ctx.newId(), solutionId: post.id, reviewerId: reader.id, at });
    await incrementReviewCount(ctx.db, post.id);
    await queueReviewed(ctx, post.id);
  });
  post.holders.delete(reader.id);
  post.reviewers.add(reader.id);
  const pair = pairOf(reader, post.author);
  town.exchanges.set(pair, (town.exchanges.get(pair) ?? 0) + 1);
}

/** What the site does by itself: places that nobody used are free again, and what waits long moves up. */
async function tidy({ world, posts }: Town, now: number) {
  const ctx = { ...world.ctx, now: new Date(now).toISOString() };
  await endExpiredClaims(ctx);
  await moveLateForward(ctx);
  const held = await ctx.db.selectFrom("claims").select(["solution_id", "reviewer_id"]).execute();
  const stillHeld = new Set(held.map((claim) => `${claim.reviewer_id} ${claim.solution_id}`));
  for (const post of posts)
    for (const holder of post.holders)
      if (!stillHeld.has(`${holder} ${post.id}`)) post.holders.delete(holder);
}
