import { expect } from "vitest";
import { claimSuggested } from "~/domain/reading/claim-suggested.server";
import { reviewQueuePage } from "~/domain/reading/review-queue-page.server";
import { submitReview } from "~/domain/reviews/submit-review.server";
import { buildSolution, buildUser, reviewForm } from "../support/factories";
import { testOnBoth, type World } from "../support/world";

async function assignedTo(world: World, reviewerId: string) {
  const { db } = world.ctx;
  const row = await db
    .selectFrom("reviews")
    .select("assigned")
    .where("reviewer_id", "=", reviewerId)
    .executeTakeFirstOrThrow();
  return row.assigned;
}

testOnBoth("a review of what the queue suggested counts as assigned by it", async (world) => {
  const solution = await buildSolution(world);
  const reader = await buildUser(world);
  expect((await reviewQueuePage(world.as(reader))).suggestions.map(({ id }) => id)).toEqual([solution.id]);
  expect(await claimSuggested(world.as(reader), solution.id)).toEqual({ ok: true });
  expect((await submitReview(world.as(reader), solution.id, reviewForm())).ok).toBe(true);
  expect(await assignedTo(world, reader.id)).toBe(1);
});

testOnBoth(
  "a friend's solution that is claimed past all that wait longer counts as picked",
  async (world) => {
    for (let i = 0; i < 6; i++) await buildSolution(world);
    const friends = await buildSolution(world);
    const reader = await buildUser(world);
    expect(await claimSuggested(world.as(reader), friends.id)).toEqual({ ok: true });
    expect((await submitReview(world.as(reader), friends.id, reviewForm())).ok).toBe(true);
    expect(await assignedTo(world, reader.id)).toBe(0);
  },
);

testOnBoth(
  "what stood right behind the suggestions is still theirs once somebody took the first",
  async (world) => {
    const solutions = [];
    for (let i = 0; i < 5; i++) solutions.push(await buildSolution(world));
    const reader = await buildUser(world);
    const fifth = solutions[4]?.id ?? "";
    expect(await claimSuggested(world.as(reader), fifth)).toEqual({ ok: true });
    expect((await submitReview(world.as(reader), fifth, reviewForm())).ok).toBe(true);
    expect(await assignedTo(world, reader.id)).toBe(1);
  },
);
