import { expect } from "vitest";
import type { Viewer } from "~/domain/context.server";
import { siteMean } from "~/domain/scoring/fit";
import { sumsOfLeanings } from "~/domain/scoring/known-leniency.server";
import { FIRST_STATE } from "~/domain/scoring/state";
import { packReviewer, readParts } from "~/domain/scoring/stored-parts";
import { upsertReviewerFits } from "~db/queries/fits";
import { buildReview, buildSolution, buildUser } from "../support/factories";
import { testOnBoth, type World } from "../support/world";

/** Makes a member known as somebody who scores two levels below others. */
async function knowAsHarsh({ ctx }: World, { id }: Viewer) {
  const sums = { overall: sumsOfLeanings(Array.from({ length: 8 }, () => -2)) };
  const channels = packReviewer({ sums, levels: { count: 0, sum: 0, squares: 0 } });
  await upsertReviewerFits(ctx.db, [{ reviewer_id: id, noise_factor: 1, leniency: -1.5, channels }]);
}

/** What a review is put at, overall, before the first full fit. */
async function putAt({ ctx }: World, reviewId: string): Promise<number> {
  const { channels } = await ctx.db
    .selectFrom("review_fits")
    .select("channels")
    .where("review_id", "=", reviewId)
    .executeTakeFirstOrThrow();
  const { overall } = readParts(channels);
  return siteMean(FIRST_STATE) + (overall?.y ?? Number.NaN) - (overall?.x ?? Number.NaN);
}

testOnBoth(
  "a five that the queue did not give is put at five as it comes in, however harsh its writer",
  async (world) => {
    const solution = await buildSolution(world);
    const reviewer = await buildUser(world);
    await knowAsHarsh(world, reviewer);
    const { id } = await buildReview(world, solution, { reviewer, level: 5 });
    expect(await putAt(world, id)).toBeCloseTo(5, 6);
  },
);

testOnBoth("a three that the queue did not give is put higher where its writer is harsh", async (world) => {
  const solution = await buildSolution(world);
  const reviewer = await buildUser(world);
  await knowAsHarsh(world, reviewer);
  const { id } = await buildReview(world, solution, { reviewer, level: 3 });
  expect(await putAt(world, id)).toBeGreaterThan(4);
});
