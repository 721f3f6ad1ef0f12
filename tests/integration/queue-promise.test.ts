import { setTimeout } from "node:timers/promises";
import { expect } from "vitest";
import { givingOf } from "~/domain/queue/enqueue.server";
import { askVolunteers, moveLateForward } from "~/domain/queue/keep-promise.server";
import { saveHabits } from "~/domain/queue/save-habits.server";
import { skipSolution } from "~/domain/queue/skip-solution.server";
import { whatToExpect } from "~/domain/queue/what-to-expect.server";
import { reviewQueuePage } from "~/domain/reading/review-queue-page.server";
import { queueStateOf } from "~/domain/reviews/queue-state.server";
import { liftTriage, triageSolution } from "~/domain/reviews/triage-solution.server";
import { publishRevision } from "~/domain/solutions/publish-revision.server";
import { HOUR } from "~/domain/time";
import { lockQueued } from "~db/queries/queue";
import { buildReview, buildSolution, buildUser } from "../support/factories";
import { addPost, later, noticesOf, placeOf, suggestedTo } from "../support/queue";
import { testOnBoth } from "../support/world";

testOnBoth(
  "the first two posts wait with priority, the third once its author gave two reviews",
  async (world) => {
    const author = await buildUser(world);
    const at = (day: number) => `2026-06-0${day}T10:00:00.000Z`;
    for (const day of [1, 2])
      expect(await placeOf(world, (await buildSolution(world, { author, at: at(day) })).id)).toMatchObject({
        priority: 1,
        behind: 0,
      });
    const third = await buildSolution(world, { author, at: at(3) });
    expect(await placeOf(world, third.id)).toMatchObject({ priority: 0, behind: 1 });
    await buildReview(world, await buildSolution(world, { at: at(3) }), { reviewer: author, at: at(4) });
    expect(await placeOf(world, third.id)).toMatchObject({ priority: 0, behind: 1 });
    await buildReview(world, await buildSolution(world, { at: at(3) }), { reviewer: author, at: at(5) });
    expect(await placeOf(world, third.id)).toMatchObject({ priority: 1, behind: 0 });
    expect(await givingOf(world.as(author), author.id)).toMatchObject({ priority: true, reviewsSince: 2 });
    const fourth = await buildSolution(world, { author, at: at(6) });
    expect(await placeOf(world, fourth.id)).toMatchObject({ priority: 1, behind: 0 });
    const fifth = await buildSolution(world, { author, at: at(7) });
    expect(await placeOf(world, fifth.id)).toMatchObject({ priority: 0, behind: 1 });
  },
);

testOnBoth("a solution without a review moves up after 24 hours", async (world) => {
  const author = await buildUser(world);
  for (let i = 0; i < 2; i++) await buildSolution(world, { author, at: "2026-06-01T10:00:00.000Z" });
  const third = await buildSolution(world, { author });
  expect(await moveLateForward({ ...world.ctx, now: later(world, 23 * HOUR) })).toBe(0);
  expect(await moveLateForward({ ...world.ctx, now: later(world, 24 * HOUR) })).toBe(1);
  expect(await placeOf(world, third.id)).toMatchObject({ behind: 0 });
  await buildReview(world, third);
  expect(await placeOf(world, third.id)).toMatchObject({ behind: 1, reviews: 1 });
});

testOnBoth("after 48 hours five who offered to help are asked, those who know it first", async (world) => {
  const solution = await buildSolution(world, { tags: "retrieval" });
  const volunteer = async (habits: Record<string, string> = {}) => {
    const user = await buildUser(world);
    await saveHabits(world.as(user), { weeklyLoad: "3", volunteers: "1", ...habits });
    return user;
  };
  const many = [];
  for (let i = 0; i < 6; i++) many.push(await volunteer());
  const knowing = await volunteer();
  await buildReview(world, await buildSolution(world, { tags: "retrieval" }), { reviewer: knowing });
  const away = await volunteer({ awayUntil: "2026-07-01" });
  const never = await volunteer({ volunteers: "" });
  const skipping = await volunteer();
  await skipSolution(world.as(skipping), solution.id);

  expect(await askVolunteers({ ...world.ctx, now: later(world, 47 * HOUR) })).toBe(0);
  const twoDays = { ...world.ctx, now: later(world, 49 * HOUR) };
  expect(await askVolunteers(twoDays)).toBe(5);
  expect(await askVolunteers(twoDays)).toBe(0);
  expect(await noticesOf(world, knowing)).toEqual(["please-review"]);
  for (const user of [away, never, skipping]) expect(await noticesOf(world, user)).toEqual([]);
  const asked = await Promise.all(many.map((user) => noticesOf(world, user)));
  expect(asked.flat()).toHaveLength(4);
});

testOnBoth("nobody who offered to help is asked twice in a day", async (world) => {
  const helper = await buildUser(world);
  await saveHabits(world.as(helper), { weeklyLoad: "3", volunteers: "1" });
  for (let i = 0; i < 2; i++) await buildSolution(world);
  const twoDays = later(world, 49 * HOUR);
  expect(await askVolunteers({ ...world.ctx, now: twoDays })).toBe(1);
  expect(await askVolunteers({ ...world.ctx, now: later(world, 60 * HOUR) })).toBe(0);
  expect(await askVolunteers({ ...world.ctx, now: later(world, 74 * HOUR) })).toBe(1);
});

testOnBoth(
  "how long a first review takes is said from posts that have one and posts that wait",
  async (world) => {
    const author = await buildUser(world);
    expect(await whatToExpect(world.as(author))).toMatchObject({ posts: 0, waitMs: null, reviews: null });
    for (let i = 0; i < 6; i++) {
      const solution = await buildSolution(world, { at: `2026-06-0${i + 1}T10:00:00.000Z` });
      if (i < 4) await buildReview(world, solution, { at: `2026-06-0${i + 1}T${13 + i}:00:00.000Z` });
    }
    // Waits of 3, 4, 5 and 6 hours, and two that still wait: half had theirs within 5 hours.
    expect(await whatToExpect(world.as(author))).toMatchObject({ posts: 6, waitMs: 5 * HOUR, reviews: 1 });
  },
);

testOnBoth("a solution nobody could review goes back to its author until they mend it", async (world) => {
  const solution = await buildSolution(world);
  const reader = await buildUser(world);
  const judge = { ...reader, reputation: 60 };
  const form = { reason: "unclear-brief", note: "What was asked for?" };
  expect(await triageSolution(world.as({ ...reader, reputation: 12 }), solution.id, form)).toEqual({
    ok: false,
    problem: "refused",
    why: "Sending a solution back to its author needs 60 points of reputation. You have 12 of 60 points: it opens with 48 more.",
  });
  expect(await triageSolution(world.as(judge), solution.id, { reason: "ugly" })).toMatchObject({
    problem: "invalid",
  });
  const own = { ...solution.author, reputation: 60 };
  expect(await triageSolution(world.as(own), solution.id, form)).toMatchObject({ problem: "refused" });

  expect(await triageSolution(world.as(judge), solution.id, form)).toEqual({ ok: true });
  expect(await suggestedTo(world, reader)).toEqual([]);
  expect(await noticesOf(world, solution.author)).toEqual(["returned"]);
  const page = { id: solution.id, latestRevision: 1, reviewCount: 0 };
  expect(await queueStateOf(world.as(solution.author), { ...page, mine: true })).toMatchObject({
    kind: "returned",
    note: "What was asked for?",
  });
  expect(await queueStateOf(world.as(reader), { ...page, mine: false })).toBeNull();

  expect(await liftTriage(world.as(reader), solution.id)).toBe(false);
  expect(await liftTriage(world.as(solution.author), solution.id)).toBe(true);
  expect(await suggestedTo(world, reader)).toEqual([solution.id]);
  expect(await triageSolution(world.as(judge), solution.id, form)).toMatchObject({ problem: "refused" });
});

testOnBoth("a new revision of what went back waits again by itself", async (world) => {
  const solution = await buildSolution(world);
  const judge = { ...(await buildUser(world)), reputation: 60 };
  await triageSolution(world.as(judge), solution.id, { reason: "unreadable", note: "The link fails." });
  const body = "## Problem and objective\n\nFast is undefined.\n\n## Results\n\nIt held.";
  const fields = { title: "Mended", brief: "Triage tickets.", body, changeNote: "Mended the link." };
  const request = { id: solution.id, mayCreate: false, fields };
  const published = await publishRevision(world.as(solution.author, later(world, HOUR)), request);
  expect(published.ok).toBe(true);
  expect(await suggestedTo(world, judge)).toEqual([solution.id]);
  expect(await placeOf(world, solution.id)).toMatchObject({ waiting_since: later(world, HOUR) });
});

testOnBoth("what has a review cannot be sent back", async (world) => {
  const solution = await buildSolution(world);
  await buildReview(world, solution);
  const judge = { ...(await buildUser(world)), reputation: 60 };
  const form = { reason: "no-write-up", note: "Only code." };
  expect(await triageSolution(world.as(judge), solution.id, form)).toMatchObject({ problem: "refused" });
});

testOnBoth("habits that make no sense are refused by field", async (world) => {
  const ctx = world.as(await buildUser(world));
  for (const [fields, field] of [
    [{ weeklyLoad: "0" }, "weeklyLoad"],
    [{ weeklyLoad: "11" }, "weeklyLoad"],
    [{}, "weeklyLoad"],
    [{ weeklyLoad: "3", awayUntil: "2026-02-30" }, "awayUntil"],
    [{ weeklyLoad: "3", awayUntil: "2036-01-01" }, "awayUntil"],
  ] as const) {
    const saved = await saveHabits(ctx, { ...fields });
    expect(saved.ok ? [] : Object.keys(saved.errors)).toEqual([field]);
  }
  await saveHabits(ctx, { weeklyLoad: "1", awayUntil: "2026-06-20" });
  const page = await reviewQueuePage(ctx);
  expect(page).toMatchObject({ isAway: true, habits: { weeklyLoad: 1, volunteers: false } });
});

testOnBoth("moving up waits for who holds a position, without holding what they need next", async (world) => {
  const { db } = world.ctx;
  const author = await buildUser(world);
  for (const [id, day] of [
    ["b", 1],
    ["a", 2],
  ] as const) {
    const at = `2026-06-0${day}T10:00:00.000Z`;
    await addPost(db, { id, authorId: author.id, at, tags: [] });
    await db
      .insertInto("queue")
      .values({
        solution_id: id,
        author_id: author.id,
        taken: 0,
        behind: 1,
        waiting_since: at,
        priority: 0,
        reviews: 0,
        asked_at: null,
      })
      .execute();
  }
  let moved: Promise<number> | null = null;
  await db.transaction().execute(async (db) => {
    await lockQueued(db, "a");
    moved = moveLateForward(world.ctx);
    await setTimeout(150);
    await lockQueued(db, "b");
  });
  expect(await moved).toBe(2);
});
