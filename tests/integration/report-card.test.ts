import { expect } from "vitest";
import { reportCardPage } from "~/domain/learning/report-card-page.server";
import { rateReview } from "~/domain/reviews/rate-review.server";
import { answer, pointsOf, reviewWith, revise } from "../support/answers";
import { buildReview, buildSolution, buildUser } from "../support/factories";
import { visit } from "../support/pages";
import { testOnBoth } from "../support/world";

testOnBoth("a report card is its owner's alone", async (world) => {
  const [owner, other] = [await buildUser(world), await buildUser(world)];
  const path = `/u/${owner.handle}/report-card`;
  for (const viewer of [null, other, { ...other, isModerator: true }])
    expect((await visit(world, path, viewer)).status).toBe(404);
  const page = await visit(world, path, owner);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain("Nothing to tell yet.");
  expect(await (await visit(world, `/u/${owner.handle}`, owner)).text()).toContain(path);
  expect(await (await visit(world, `/u/${owner.handle}`, other)).text()).not.toContain(path);
});

testOnBoth("it counts helpful ratings, what authors did, and how long a review took", async (world) => {
  const reviewer = await buildUser(world);
  for (const rating of ["helpful", "very-helpful", "not-helpful", null]) {
    const solution = await buildSolution(world);
    const { id } = await buildReview(world, solution, { reviewer });
    if (rating) await rateReview(world.as(solution.author), id, { rating, reason: "Because." });
    await world.ctx.db.updateTable("reviews").set({ seconds: 600 }).where("id", "=", id).execute();
  }
  const card = await reportCardPage(world.as(reviewer), reviewer.handle);
  expect(card).toMatchObject({
    reviews: 4,
    helpful: { count: 2, of: 3 },
    seconds: { median: 600, of: 4 },
    adopted: { count: 0, of: 0 },
  });
  expect(card?.examples.every(({ distance }) => distance === null)).toBe(true);
});

testOnBoth("points that authors answered and did are told with their share", async (world) => {
  const solution = await buildSolution(world);
  const { id, reviewer, points } = await reviewWith(world, solution, [{}, {}, { kind: "praise" }]);
  await revise(world, solution, "## Problem\n\nAll of it was written anew.");
  await answer(world, solution, id, { point: points[0] ?? "", answer: "done", revision: "2" });
  await answer(world, solution, id, { point: points[1] ?? "", answer: "declined", reason: "No." });
  const asking = (await pointsOf(world, id)).filter(({ kind }) => kind !== "praise");
  const card = await reportCardPage(world.as(reviewer), reviewer.handle);
  expect(card).toMatchObject({ adopted: { count: 1, of: 2 }, points: asking.length });
});

testOnBoth("who scores below others of the same solutions reads it, with how sure that is", async (world) => {
  const strict = await buildUser(world);
  for (let i = 0; i < 4; i++) {
    const solution = await buildSolution(world);
    for (let n = 0; n < 3; n++) await buildReview(world, solution, { level: 4 });
    await buildReview(world, solution, { reviewer: strict, level: 2 });
  }
  const card = await reportCardPage(world.as(strict), strict.handle);
  const overall = card?.leanings?.find(({ key }) => key === "overall");
  expect(overall).toMatchObject({ reviews: 4 });
  expect(overall?.leniency).toBeLessThan(-0.3);
  expect(overall?.half).toBeGreaterThan(0);
  const html = await (await visit(world, `/u/${strict.handle}/report-card`, strict)).text();
  expect(html).toContain("below others");
  expect(html).toContain("from 4 reviews");
});
