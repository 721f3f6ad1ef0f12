import { expect, test } from "vitest";
import type { Viewer } from "~/domain/context.server";
import { CALIBRATING, mayCalibrate } from "~/domain/queue/calibration";
import { claimSolution } from "~/domain/queue/claim-solution.server";
import { DAY } from "~/domain/time";
import { buildReview, buildSolution, buildUser } from "../support/factories";
import { addMember, addPost, addReviewRow, later, suggestedTo } from "../support/queue";
import { testOnBoth, type World } from "../support/world";

/** A solution with seven reviews that agree. */
async function buildKnown(world: World) {
  const solution = await buildSolution(world, { title: "Well known" });
  for (let i = 0; i < 7; i++) await buildReview(world, solution, { level: 4 });
  return solution;
}

/** Somebody with so many reviews of solutions that stand in no queue. */
async function buildReader(world: World, reviews: number): Promise<Viewer> {
  const reader = await buildUser(world);
  const author = await addMember(world.ctx.db, world.ctx.newId());
  for (let i = 0; i < reviews; i++) {
    const id = world.ctx.newId();
    const at = "2026-03-01T00:00:00.000Z";
    await addPost(world.ctx.db, { id, authorId: author.id, at, tags: [] });
    await addReviewRow(world.ctx.db, { id: world.ctx.newId(), solutionId: id, reviewerId: reader.id, at });
  }
  return reader;
}

test("one review in ten may be of a solution with a known level, until enough is known", () => {
  const all = Array.from({ length: 100 }, (_, reviews) => reviews).filter(mayCalibrate);
  expect(all).toEqual([9, 19, 29, 39, 49, 59]);
});

testOnBoth(
  "the tenth review is suggested of a solution with a known level, and its full places are no obstacle",
  async (world) => {
    const known = await buildKnown(world);
    const [ninth, tenth] = [await buildReader(world, 8), await buildReader(world, CALIBRATING.every - 1)];
    expect(await suggestedTo(world, ninth)).toEqual([]);
    expect(await claimSolution(world.as(ninth), known.id)).toMatchObject({ ok: false });
    expect(await suggestedTo(world, tenth)).toEqual([known.id]);
    expect(await claimSolution(world.as(tenth), known.id)).toEqual({ ok: true });
  },
);

testOnBoth("it is never suggested while another solution waits for its first review", async (world) => {
  const known = await buildKnown(world);
  const reader = await buildReader(world, CALIBRATING.every - 1);
  const waiting = await buildSolution(world, { title: "Waiting" });
  expect(await suggestedTo(world, reader)).toEqual([waiting.id]);
  expect(await claimSolution(world.as(reader), known.id)).toMatchObject({ ok: false });
  await buildReview(world, waiting);
  expect(await suggestedTo(world, reader, later(world, DAY))).toEqual([known.id, waiting.id]);
});

testOnBoth("nobody is suggested their own work, or what nobody is sure of", async (world) => {
  const known = await buildKnown(world);
  const unsure = await buildSolution(world);
  for (let i = 0; i < 3; i++) await buildReview(world, unsure, { level: i === 1 ? 1 : 5 });
  const { author } = known;
  for (let i = 0; i < 9; i++) {
    const id = world.ctx.newId();
    const at = "2026-03-01T00:00:00.000Z";
    await addPost(world.ctx.db, { id, authorId: unsure.author.id, at, tags: [] });
    await addReviewRow(world.ctx.db, { id: world.ctx.newId(), solutionId: id, reviewerId: author.id, at });
  }
  expect(await suggestedTo(world, author)).toEqual([]);
});
