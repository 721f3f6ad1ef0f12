import { expect } from "vitest";
import { healthPage } from "~/domain/health/health-page.server";
import { currentHealth, measureHealth } from "~/domain/health/measure-health.server";
import { openReviews } from "~/domain/reviews/open-reviews.server";
import { rateReview } from "~/domain/reviews/rate-review.server";
import { RUBRIC_VERSION } from "~/domain/rubric/rubric";
import { withdrawSolution } from "~/domain/solutions/withdraw-solution.server";
import { listMeasuredReviews } from "~db/queries/health";
import { buildReview, buildSolution, buildUser } from "../support/factories";
import { visit } from "../support/pages";
import { ask, buildRevised, confirming, look } from "../support/rounds";
import { testOnBoth, type World } from "../support/world";

const LEVELS = [2, 3, 4, 5, 3, 4, 2, 3, 5] as const;

/** Solutions of different authors with two reviews each, that agree; one of each is rated helpful. */
async function buildReviewed(world: World, count = 6) {
  const solutions = [];
  for (const level of LEVELS.slice(0, count)) {
    const solution = await buildSolution(world);
    const { id } = await buildReview(world, solution, { level });
    await buildReview(world, solution, { level });
    await rateReview(world.as(solution.author), id, { rating: "helpful" });
    solutions.push(solution);
  }
  return solutions;
}

testOnBoth("what was measured is kept, and shown until it is measured again", async (world) => {
  await buildReviewed(world);
  const before = await healthPage(world.ctx);
  expect(before).toMatchObject({
    reviews: 12,
    reviewers: 12,
    solutions: 6,
    posts: 6,
    firstReview: { ms: 0 },
    helpful: { count: 6, of: 6 },
    measuredAt: world.now,
  });
  expect(before.dimensions?.tradeoffs).toMatchObject({
    agreement: null,
    cantTell: "few",
    levels: [null, null, null, null, null],
  });

  await measureHealth(world.ctx);
  expect(await healthPage(world.ctx)).toEqual(before);
  const measuredAt = world.now;
  await buildReview(world, await buildSolution(world));
  world.now = "2026-06-15T13:00:00.000Z";
  expect(await healthPage(world.ctx)).toEqual({ ...before, measuredAt });
  await measureHealth(world.ctx);
  expect(await healthPage(world.ctx)).toMatchObject({ reviews: 13, measuredAt: world.now });
});

testOnBoth(
  "withdrawn and embargoed work, and what counts nothing or is old, is in no figure",
  async (world) => {
    const [withdrawn] = await buildReviewed(world);
    if (!withdrawn) throw new Error("no solution");
    await withdrawSolution(world.as(withdrawn.author), withdrawn.id);
    await buildSolution(world, { embargoUntil: "2026-07-01" });
    const long = "2026-02-01T00:00:00.000Z";
    const old = await buildSolution(world, { at: long });
    await buildReview(world, old, { at: long });
    const { id } = await buildReview(world, await buildSolution(world));
    await world.ctx.db.updateTable("reviews").set({ counts: 0 }).where("id", "=", id).execute();
    expect(await currentHealth(world.ctx, 1000)).toMatchObject({ reviews: 10, solutions: 5, posts: 6 });
  },
);

testOnBoth(
  "levels count as they were given first, and agreement is that of who saw no others",
  async (world) => {
    await buildReviewed(world, 9);
    const { solution, first } = await buildRevised(world);
    await ask(world, solution, { all: "1" });
    const changed = confirming({ "score.framing": "5", "reason.framing": "It says for whom now." });
    expect(await look(world, first, changed)).toEqual({ ok: true });
    const led = await buildUser(world);
    await openReviews(world.as(led), solution.id);
    await buildReview(world, solution, { reviewer: led, level: 1 });

    const rows = await listMeasuredReviews(world.ctx.db, RUBRIC_VERSION, {
      since: "2026-01-01",
      before: null,
      limit: 100,
    });
    const framing = rows.filter((row) => row.solutionId === solution.id && row.dimension === "framing");
    expect(framing.map(({ score }) => score).sort()).toEqual([1, 3, 4]);
    const { dimensions } = await currentHealth(world.ctx, 1000);
    expect(dimensions?.framing.agreement).toMatchObject({ units: 10, values: 20 });
  },
);

testOnBoth("reviews are read in parts, each once", async (world) => {
  await buildReviewed(world);
  const ids = new Set<string>();
  let position: { submittedAt: string; id: string } | null = null;
  for (let part = 0; part < 3; part++) {
    const page = { since: "2026-01-01", before: position, limit: 5 };
    const rows: Awaited<ReturnType<typeof listMeasuredReviews>> = await listMeasuredReviews(
      world.ctx.db,
      RUBRIC_VERSION,
      page,
    );
    const own = new Set(rows.map(({ id }) => id));
    expect(own.size).toBe(part < 2 ? 5 : 2);
    for (const id of own) ids.add(id);
    position = rows.at(-1) ?? null;
  }
  expect(ids.size).toBe(12);
});

testOnBoth("the page says how sure it is, and nothing of fewer than five people", async (world) => {
  const solution = await buildSolution(world, { title: "NAMED-NOWHERE" });
  await buildReview(world, solution);
  const few = await (await visit(world, "/guide/health")).text();
  expect(few).toContain("1 review by 1 person of 1 write-up");
  expect(few).toContain("people have reviewed within");
  expect(few).not.toContain('id="agreement"');

  await buildReviewed(world);
  const html = await (await visit(world, "/guide/health")).text();
  for (const text of [
    "13 reviews by 13 people of 7 write-ups",
    "6 of 6 rated reviews",
    "most likely 69 % to 100 %",
  ])
    expect(html).toContain(text);
  expect(html).not.toContain("NAMED-NOWHERE");
});
