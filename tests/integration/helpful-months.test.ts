import { expect } from "vitest";
import { replyToReview } from "~/domain/discussion/reply-to-review.server";
import { helpfulPage, topReviewersOfMonth } from "~/domain/reputation/reputation-page.server";
import { rateReview } from "~/domain/reviews/rate-review.server";
import { showReviewerName } from "~/domain/reviews/show-reviewer-name.server";
import { up } from "../../migrations/0027_counted_figures";
import { buildReview, buildSolution, buildUser } from "../support/factories";
import { visit } from "../support/pages";
import { testOnBoth, type World } from "../support/world";

const MONTH = "2026-06";

function top(world: World, limit = 5) {
  return topReviewersOfMonth(world.ctx, limit);
}

/** Somebody whose review was rated helpful, 5 points, and who answered two reviews of their own solution. */
async function buildHelper(world: World, handle: string) {
  const reviewer = await buildUser(world, { handle });
  const solution = await buildSolution(world, { at: "2026-06-01T00:00:00.000Z" });
  const first = await buildReview(world, solution, { at: "2026-06-10T00:00:00.000Z" });
  const { id } = await buildReview(world, solution, { reviewer });
  await rateReview(world.as(solution.author), id, { rating: "helpful" });
  const own = await buildSolution(world, { author: reviewer });
  for (let i = 0; i < 2; i++) {
    const review = await buildReview(world, own);
    await replyToReview(world.as(reviewer), review.id, { body: "Thank you." });
  }
  return { reviewer, first };
}

testOnBoth("most helpful counts what reviews earned by helping, not what authors earn", async (world) => {
  await buildHelper(world, "helper");
  const answering = await buildUser(world, { handle: "answering" });
  const own = await buildSolution(world, { author: answering });
  const { id } = await buildReview(world, own);
  await replyToReview(world.as(answering), id, { body: "Thank you." });
  expect(await top(world)).toEqual([{ handle: "helper", points: 5 }]);
});

testOnBoth("of equals who joined last stands first", async (world) => {
  await buildHelper(world, "earlier");
  await buildHelper(world, "later");
  expect(await top(world)).toEqual([
    { handle: "later", points: 5 },
    { handle: "earlier", points: 5 },
  ]);
  expect(await top(world, 1)).toEqual([{ handle: "later", points: 5 }]);
});

testOnBoth("the number leads to the rows that add up to it, the same for everybody", async (world) => {
  const { reviewer } = await buildHelper(world, "helper");
  const solution = await buildSolution(world, { at: "2026-06-01T00:00:00.000Z" });
  await buildReview(world, solution, { at: "2026-06-10T00:00:00.000Z" });
  const blind = await buildReview(world, solution, { reviewer, fields: { pseudonymous: "1" } });
  await rateReview(world.as(solution.author), blind.id, { rating: "very-helpful" });
  const page = async (ctx = world.ctx) => {
    const found = await helpfulPage(ctx, "helper", { month: MONTH, cursor: null });
    return { sum: found?.helpful, rows: found?.rows.map(({ points }) => points) };
  };
  expect(await page()).toEqual({ sum: 5, rows: [5] });
  expect(await page(world.as(reviewer))).toEqual({ sum: 5, rows: [5] });
  await showReviewerName(world.as(reviewer), blind.id);
  expect(await page()).toEqual({ sum: 15, rows: [10, 5] });
  const front = await (await visit(world, "/")).text();
  expect(front).toContain(`/u/helper/reputation?month=${MONTH}`);
  const html = (await (await visit(world, `/u/helper/reputation?month=${MONTH}`)).text()).replace(
    /<[^>]*>/g,
    "",
  );
  expect(html).toContain("15 points in June 2026");
  for (const month of ["2026-6", "2026-13", "", "nonsense"])
    expect((await visit(world, `/u/helper/reputation?month=${month}`)).status, month).toBe(404);
});

testOnBoth("months that counted everything are counted anew", async (world) => {
  await buildHelper(world, "helper");
  const { db } = world.ctx;
  await db.updateTable("reputation_months").set({ points: 99 }).execute();
  await up(db as never);
  expect(await top(world)).toEqual([{ handle: "helper", points: 5 }]);
});
