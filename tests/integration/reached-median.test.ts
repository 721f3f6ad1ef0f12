import { expect } from "vitest";
import type { Viewer } from "~/domain/context.server";
import { replyToReview } from "~/domain/discussion/reply-to-review.server";
import { reputationPage } from "~/domain/reputation/reputation-page.server";
import { payReachedMedian } from "~/domain/scoring/pay-reached-median.server";
import { siteMedian, siteMiddle } from "~/domain/scoring/site-median.server";
import { after, DAY, HOUR } from "~/domain/time";
import { recompute } from "~/web/recompute-scores.server";
import { upsertSiteNumber } from "~db/queries/site-numbers";
import { buildReview, buildSolution, buildUser } from "../support/factories";
import { visit } from "../support/pages";
import { testOnBoth, type World } from "../support/world";

function pay(world: World, at = world.now) {
  return payReachedMedian({ ...world.ctx, now: at });
}

/** As if it had been measured of enough solutions. */
async function keepMedian({ ctx: { db } }: World, value: number, at: string) {
  await upsertSiteNumber(db, "median-overall", { value, at });
  await upsertSiteNumber(db, "ranked-solutions", { value: 20, at });
}

async function earned(world: World, { handle }: Viewer) {
  return (await reputationPage(world.ctx, handle, null))?.rows.map(({ points }) => points);
}

testOnBoth(
  "a solution whose lower end is above the site's median pays its author once, from three reviews on",
  async (world) => {
    const solution = await buildSolution(world);
    const plain = await buildSolution(world);
    for (let i = 0; i < 2; i++) await buildReview(world, solution, { level: 5 });
    for (let i = 0; i < 3; i++) await buildReview(world, plain, { level: 3 });
    expect(await pay(world, after(world.now, 3 * DAY))).toBe(0);
    for (let i = 0; i < 2; i++) await buildReview(world, solution, { level: 5 });
    expect(await pay(world, after(world.now, 3 * DAY))).toBe(1);
    expect(await pay(world, after(world.now, 4 * DAY))).toBe(0);
    expect(await earned(world, solution.author)).toEqual([5]);
    expect(await earned(world, plain.author)).toEqual([]);
  },
);

testOnBoth("the points do not tell an author of scores that are held from them", async (world) => {
  const solution = await buildSolution(world);
  const reviews: string[] = [];
  for (let i = 0; i < 4; i++) reviews.push((await buildReview(world, solution, { level: 5 })).id);
  expect(await pay(world)).toBe(0);
  expect(await earned(world, solution.author)).toEqual([]);
  const answer = (id: string) => replyToReview(world.as(solution.author), id, { body: "Thank you." });
  for (const id of reviews.slice(1)) await answer(id);
  expect(await pay(world)).toBe(0);
  await answer(reviews[0] ?? "");
  const late = await buildReview(world, solution, { level: 5, at: after(world.now, DAY) });
  expect(await pay(world, after(world.now, 3 * DAY - HOUR))).toBe(0);
  expect(await pay(world, after(world.now, 3 * DAY))).toBe(1);
  await answer(late.id);
  expect(await pay(world, after(world.now, 4 * DAY))).toBe(0);
});

testOnBoth("a full fit or a day's new median that lifts a solution there pays its author", async (world) => {
  const [moved, waiting] = [await buildSolution(world), await buildSolution(world)];
  for (let i = 0; i < 8; i++) await buildReview(world, moved, { level: 5 });
  for (let i = 0; i < 4; i++) await buildReview(world, waiting, { level: 4 });
  world.now = after(world.now, 3 * DAY);
  const { db } = world.ctx;
  await keepMedian(world, 4.1, world.now);
  await db.updateTable("reviews").set({ counts: 0.02 }).execute();
  await recompute(world.ctx);
  expect(await pay(world)).toBe(0);
  await db.updateTable("reviews").set({ counts: 1 }).execute();
  await recompute(world.ctx);
  expect(await pay(world)).toBe(1);
  expect(await db.selectFrom("reputation_events").select("solution_id").execute()).toContainEqual({
    solution_id: moved.id,
  });
  await keepMedian(world, 3.3, after(world.now, DAY));
  expect(await pay(world, after(world.now, DAY))).toBe(1);
});

testOnBoth(
  "while few solutions are ranked the bar is the site's average, which the guide names",
  async (world) => {
    const solutions = [await buildSolution(world), await buildSolution(world)];
    for (const solution of solutions)
      for (let i = 0; i < 8; i++) await buildReview(world, solution, { level: 4 });
    await recompute(world.ctx);
    const page = await visit(world, `/solutions/${solutions[0]?.id}/scores`);
    const average = /(\d\.\d\d),? the site’s average/.exec((await page.text()).replace(/<[^>]*>/g, ""))?.[1];
    const { value, ranked } = await siteMiddle(world.ctx);
    expect([value.toFixed(2), ranked]).toEqual([average, 2]);
    expect(value).toBeGreaterThan(3.6);
    const guide = (await (await visit(world, "/guide/reputation")).text()).replace(/<[^>]*>/g, "");
    expect(guide).toContain(`The site’s middle is ${average} now`);
    expect(guide).toContain("now it is 2");
    expect(await siteMedian(world.ctx)).toBe(value);
  },
);

testOnBoth(
  "more solutions than one batch are paid in one go, and held ones among them passed over",
  async (world) => {
    const { db, newId } = world.ctx;
    const model = await buildSolution(world);
    await buildReview(world, model);
    const row = await db
      .selectFrom("solutions")
      .selectAll()
      .where("id", "=", model.id)
      .executeTakeFirstOrThrow();
    const review = await db.selectFrom("reviews").selectAll().executeTakeFirstOrThrow();
    const authors = await Promise.all(Array.from({ length: 15 }, () => buildUser(world)));
    const copies = Array.from({ length: 150 }, (_, i) => ({
      ...row,
      id: newId(),
      author_id: authors[i % 15]?.id ?? "",
    }));
    await db.insertInto("solutions").values(copies).execute();
    const numbers = { dimension: "overall", mean: 4.5, sd: 0.3, lower: 4, upper: 5, rank: 4.2, scored: 3 };
    await db
      .insertInto("solution_scores")
      .values(copies.map(({ id }) => ({ ...numbers, solution_id: id })))
      .execute();
    const held = copies.slice(0, 20).map(({ id }) => ({ ...review, id: newId(), solution_id: id }));
    await db.insertInto("reviews").values(held).execute();
    expect(await pay(world)).toBe(130);
    expect(await pay(world)).toBe(0);
    expect(await pay(world, after(world.now, 2 * DAY))).toBe(20);
  },
);
